/** Blocks that hold no input: header, divider, alert, card, markdown, and the rest. */

import { h } from "../dom.js";
import { linkTo } from "../mentions.js";
import { markdown } from "../markdown.js";
import { mrkdwn, plainText, textObject } from "../mrkdwn.js";
import { renderElement } from "../elements/index.js";
import { image } from "../elements/image.js";

export const header = (block) => h("h3", { class: "header-block" }, plainText(block.text.text));

export const divider = () => h("hr");

export const markdownBlock = (block) => h("div", { class: "markdown" }, markdown(block.text));

const ALERT_NAMES = { error: "Error", info: "Note", success: "Done", warning: "Warning" };

export function alert(block) {
  const level = block.level ?? block.style ?? "info";
  const words = typeof block.text === "string" ? mrkdwn(block.text) : textObject(block.text);
  const title = block.title && h("strong", {}, textObject(block.title), " ");
  return h(
    "div",
    { class: `alert alert-${level}`, role: "note", "aria-label": ALERT_NAMES[level] ?? "Note" },
    title,
    words,
  );
}

export function card(block, surface) {
  const part = (name, tag) => block[name] && h(
    tag,
    { class: `card-${name}` },
    textObject(block[name]),
  );
  const picture = block.hero_image ?? block.icon;
  const field = { surface, blockId: block.block_id, inInput: false, dispatches: false };
  const buttons = (block.actions ?? []).map((element) => renderElement(element, field));
  return h(
    "div",
    { class: "card" },
    picture && image(picture),
    part("title", "strong"),
    part("subtitle", "div"),
    part("body", "div"),
    part("subtext", "small"),
    buttons.length ? h("div", { class: "element-row" }, buttons) : null,
  );
}

export function video(block) {
  return h(
    "div",
    { class: "card" },
    h("strong", {}, textObject(block.title)),
    h("div", {}, linkTo(block.title_url ?? block.video_url, "Watch")),
  );
}

export const fileBlock = (block) => h(
  "div",
  { class: "unknown-block" },
  `File ${block.external_id ?? ""}`,
);

export const unknown = (block) => h(
  "div",
  { class: "unknown-block" },
  `A “${block.type}” block. The page does not show this kind yet.`,
);
