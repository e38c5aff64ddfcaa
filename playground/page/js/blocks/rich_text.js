/** Rich text: sections, nested lists, quotes and preformatted text, with styled runs inside. */

import { codeBlock } from "../code_block.js";
import { h } from "../dom.js";
import {
  broadcast,
  channelMention,
  dateMention,
  emojiNode,
  linkTo,
  userMention,
} from "../mentions.js";

const PARTS = {
  rich_text_section: (part) => h("div", { class: "rich-section" }, runs(part.elements)),
  rich_text_list: list,
  rich_text_quote: (part) => h("blockquote", {}, runs(part.elements)),
  rich_text_preformatted: (part) => codeBlock(runs(part.elements)),
};

export function richText(block) {
  return h("div", { class: "rich-text" }, block.elements.map((part) => PARTS[part.type]?.(part)));
}

function list(part) {
  const props = {
    class: `rich-list level-${Math.min(part.indent ?? 0, 5)}`,
    start: part.offset ? part.offset + 1 : null,
  };
  return h(
    part.style === "ordered" ? "ol" : "ul",
    props,
    part.elements.map((item) => h("li", {}, runs(item.elements))),
  );
}

const RUNS = {
  broadcast: (run) => broadcast(run.range),
  channel: (run) => channelMention(run.channel_id),
  color: (run) => h("code", {}, run.value),
  date: (run) => dateMention(run.timestamp, run.format, run.fallback ?? "", run.url),
  emoji: (run) => emojiNode(run.name) ?? h("span", {}, `:${run.name}:`),
  link: (run) => linkTo(run.url, run.text || run.url),
  text: (run) => h("span", {}, brokenLines(run.text)),
  user: (run) => userMention(run.user_id),
  usergroup: () => broadcast("a group"),
};

/** Runs in one paragraph; a line break inside a text is a line break on the page. */
export function runs(elements) {
  return elements.map(
    (run) => styled(RUNS[run.type]?.(run) ?? h("span", {}, run.text ?? ""), run.style),
  );
}

const STYLE_TAGS = { bold: "strong", code: "code", italic: "em", strike: "s", underline: "u" };

function styled(node, style = {}) {
  const tags = Object.keys(STYLE_TAGS).filter((name) => style[name]);
  return tags.reduce((inner, name) => h(STYLE_TAGS[name], {}, inner), node);
}

const brokenLines = (text) => text.split("\n").flatMap((row, at) => (at ? [h("br"), row] : [row]));
