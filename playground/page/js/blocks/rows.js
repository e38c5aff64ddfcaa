/** Blocks that set small things in a row: actions and context. */

import { h } from "../dom.js";
import { image } from "../elements/image.js";
import { renderElement } from "../elements/index.js";
import { textObject } from "../mrkdwn.js";

export function actions(block, surface) {
  const field = { surface, blockId: block.block_id, inInput: false, dispatches: false };
  return h(
    "div",
    { class: "element-row" },
    block.elements.map((element) => renderElement(element, field)),
  );
}

export function context(block) {
  const part = (element) =>
    element.type === "image" ? image(element) : h("span", {}, textObject(element));
  return h("div", { class: "context-row" }, block.elements.map(part));
}
