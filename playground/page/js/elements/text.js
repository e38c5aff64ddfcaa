/** Everything that is typed: plain and rich text, numbers, e-mail and web addresses. */

import { freshId, growWithText, h } from "../dom.js";
import { entered, naming, typed } from "../interactions.js";
import { valueOf } from "../values.js";

const INPUT_TYPES = {
  email_text_input: "email",
  number_input: "text",
  plain_text_input: "text",
  url_text_input: "url",
};
const TELLS_WHEN_LEFT = 100;

export function textInput(element, field) {
  const names = naming(field, element, "Text");
  const counterId = element.max_length ? freshId("left") : null;
  const shared = {
    ...names,
    class: "text-input",
    placeholder: element.placeholder?.text,
    minlength: element.min_length,
    maxlength: element.max_length,
    value: valueOf(field.surface, field.blockId, element) ?? "",
    "aria-describedby": [names["aria-describedby"], counterId].filter(Boolean).join(" ") || null,
    autofocus: element.focus_on_load,
  };
  const isLong = element.multiline || element.type === "rich_text_input";
  const input = isLong ? h("textarea", { ...shared, rows: 4 }) : oneLine(element, shared);
  const counter = counterId && h("div", { class: "counter", id: counterId, "aria-live": "polite" });
  follow(input, counter, element, field);
  return counter ? h("div", { class: "text-field" }, input, counter) : input;
}

function oneLine(element, shared) {
  const numeric = element.type === "number_input"
    ? { inputmode: element.is_decimal_allowed ? "decimal" : "numeric" }
    : {};
  return h("input", {
    ...shared,
    ...numeric,
    type: INPUT_TYPES[element.type],
    autocomplete: "off",
  });
}

function follow(input, counter, element, field) {
  const count = () => {
    if (counter) counter.textContent = leftText(element.max_length, input.value.length);
  };
  count();
  input.addEventListener("input", () => {
    typed(field, element, input.value || null);
    if (input.tagName === "TEXTAREA") growWithText(input);
    count();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && input.tagName === "INPUT" && entered(field, element))
      event.preventDefault();
  });
}

/** How much room is left, once it runs short. */
function leftText(limit, used) {
  const left = limit - used;
  return left > TELLS_WHEN_LEFT && left > limit / 5 ? "" : `${left} characters left`;
}
