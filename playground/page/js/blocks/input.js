/** An input block: label, element, hint, and the error beside it. */

import { freshId, h, icon } from "../dom.js";
import { isGroup, renderElement } from "../elements/index.js";
import { plainText } from "../mrkdwn.js";

export function input(block, surface) {
  const ids = {
    labelId: freshId("label"),
    inputId: freshId("input"),
    hint: freshId("hint"),
    error: freshId("error"),
  };
  const control = renderElement(block.element, fieldOf(block, surface, ids));
  const parts = [
    control,
    block.hint && h("p", { class: "hint", id: ids.hint }, plainText(block.hint.text)),
    errorOf(surface.error, ids.error),
  ];
  const box = isGroup(block.element) ? fieldset(block, ids, parts) : labelled(block, ids, parts);
  if (surface.error) markInvalid(box);
  return box;
}

function fieldOf(block, surface, ids) {
  const describedBy = [
    block.optional && `${ids.labelId}-optional`,
    block.hint && ids.hint,
    surface.error && ids.error,
  ].filter(Boolean).join(" ");
  return {
    surface,
    blockId: block.block_id,
    inInput: true,
    dispatches: Boolean(block.dispatch_action),
    labelId: ids.labelId,
    inputId: ids.inputId,
    describedBy: describedBy || null,
  };
}

function labelled(block, ids, parts) {
  const label = h("label", { for: ids.inputId, id: ids.labelId }, plainText(block.label.text));
  return h(
    "div",
    { class: "field" },
    h("div", { class: "field-label" }, label, optionalMark(block, ids)),
    parts,
  );
}

function fieldset(block, ids, parts) {
  const described = [
    block.optional && `${ids.labelId}-optional`,
    block.hint && ids.hint,
  ].filter(Boolean).join(" ");
  const legend = h(
    "legend",
    { id: ids.labelId },
    plainText(block.label.text),
    " ",
    optionalMark(block, ids),
  );
  const props = { class: "field", "aria-describedby": described || null };
  if (block.element.type === "radio_buttons")
    Object.assign(props, { role: "radiogroup", "aria-labelledby": ids.labelId });
  return h("fieldset", props, legend, parts);
}

const optionalMark = (block, ids) => block.optional && h(
  "span",
  { class: "optional", "aria-hidden": "true", id: `${ids.labelId}-optional` },
  "optional",
);

const errorOf = (text, id) => text && h("p", { class: "field-error", id }, icon("warning"), text);

function markInvalid(box) {
  box.classList.add("invalid");
  for (const control of box.querySelectorAll("input, textarea"))
    control.setAttribute("aria-invalid", "true");
}
