/** A section: text, up to ten fields in two columns, and one element beside them. */

import { h } from "../dom.js";
import { renderElement } from "../elements/index.js";
import { textObject, wordsOf } from "../mrkdwn.js";

const NAME_LENGTH = 80;

export function section(block, surface) {
  const text = block.text && h("div", { class: "section-text" }, textObject(block.text));
  const fields = block.fields && h(
    "div",
    { class: "section-fields" },
    block.fields.map((one) => h("div", {}, textObject(one))),
  );
  const accessory = block.accessory && h(
    "div",
    { class: "accessory" },
    renderElement(block.accessory, fieldOf(block, surface)),
  );
  const wide = /select|picker|checkboxes|radio/.test(block.accessory?.type ?? "");
  return h(
    "div",
    { class: wide ? "section section-wide" : "section" },
    h("div", { class: "section-main" }, text, fields),
    accessory,
  );
}

function fieldOf(block, surface) {
  const name = wordsOf(block.text?.text).slice(0, NAME_LENGTH);
  return {
    surface,
    blockId: block.block_id,
    inInput: false,
    dispatches: false,
    name: name || undefined,
  };
}
