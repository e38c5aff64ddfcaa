/** Checkboxes and radio buttons. */

import { freshId, h } from "../dom.js";
import { chosen, focusKey, naming } from "../interactions.js";
import { textObject } from "../mrkdwn.js";
import { valueOf } from "../values.js";

export function checkboxes(element, field) {
  const now = new Set(valueOf(field.surface, field.blockId, element) ?? []);
  const read = (group) => [...group.querySelectorAll("input:checked")].map((box) => box.value);
  return group(element, field, "checkbox", (option) => now.has(option.value), read);
}

export function radioButtons(element, field) {
  const now = valueOf(field.surface, field.blockId, element);
  const read = (group) => group.querySelector("input:checked")?.value ?? null;
  return group(element, field, "radio", (option) => option.value === now, read);
}

function group(element, field, type, isChecked, read) {
  const name = freshId("choice");
  const naked = field.labelId
    ? {}
    : {
      role: type === "radio" ? "radiogroup" : "group",
      "aria-label": naming(field, element, "Choices")["aria-label"],
    };
  const rows = element.options.map(
    (option) => row(option, type, name, isChecked(option), focusKey(field, element, option.value)),
  );
  const box = h("div", { class: "choices", ...naked }, rows);
  box.addEventListener("change", (event) => change(event.target, box, element, field, read));
  return box;
}

async function change(input, box, element, field, read) {
  if (await chosen(field, element, read(box))) return;
  const before = [valueOf(field.surface, field.blockId, element)].flat();
  for (const one of box.querySelectorAll("input")) one.checked = before.includes(one.value);
}

function row(option, type, name, checked, focus) {
  const id = freshId("option");
  const described = option.description ? `${id}-more` : null;
  const input = h("input", {
    type,
    id,
    name,
    value: option.value,
    checked,
    "data-focus": focus,
    "aria-describedby": described,
  });
  const label = h("label", { for: id }, textObject(option.text));
  const more = option.description && h(
    "div",
    { class: "choice-more", id: described },
    textObject(option.description),
  );
  return h("div", { class: "choice" }, input, h("div", {}, label, more));
}
