/** Slack's own markup, `mrkdwn`, as nodes: runs of lines first, then what stands in a line. */

import { h } from "./dom.js";
import { emojiNode, reference, unescaped } from "./mentions.js";

const FENCE = /```\n?([\s\S]*?)\n?```/;
const QUOTE = /^(&gt;|>) ?/;
const BULLET = /^(\s*)([•◦▪‣-]|\d{1,3}[.)]) (?=\S)/;
const STYLES = { "*": "strong", _: "em", "~": "s" };
const WORD = "[\\p{L}\\p{N}]";
const INLINE = new RegExp(
  [
    "<([^<>\\n]+)>",
    "`([^`\\n]+)`",
    ":([a-z0-9_+'-]+(?:::skin-tone-\\d)?):",
    `(?<!${WORD}|[*_~])([*_~])(?=\\S)((?:(?!\\4)[^\\n]){1,2000}?)(?<=\\S)\\4(?!${WORD})`,
  ].join("|"),
  "gu",
);

/**
 * @param {string} text as Slack sends it, with `&amp;`, `&lt;` and `&gt;` escaped
 * @returns {DocumentFragment}
 */
export function mrkdwn(text) {
  const out = document.createDocumentFragment();
  let rest = text ?? "";
  for (let fence = FENCE.exec(rest); fence; fence = FENCE.exec(rest)) {
    out.append(...lines(rest.slice(0, fence.index).replace(/\n$/, "")));
    out.append(h("pre", {}, h("code", {}, plainRun(fence[1]))));
    rest = rest.slice(fence.index + fence[0].length).replace(/^\n/, "");
  }
  out.append(...lines(rest));
  return out;
}

/** References and entities resolved, styles left alone: the inside of a code block. */
function plainRun(text) {
  return text.split(/(<[^<>\n]+>)/).map(
    (part, at) => (at % 2 && reference(part.slice(1, -1))) || unescaped(part),
  );
}

function lines(text) {
  if (!text) return [];
  const out = [];
  const rows = text.split("\n");
  for (let at = 0; at < rows.length; ) {
    const kind = kindOf(rows[at]);
    let end = at + 1;
    if (rows[at].startsWith("&gt;&gt;&gt;") || rows[at].startsWith(">>>")) end = rows.length;
    else while (end < rows.length && kindOf(rows[end]) === kind) end++;
    out.push(RUNS[kind](rows.slice(at, end)));
    at = end;
  }
  return out;
}

function kindOf(row) {
  if (QUOTE.test(row)) return "quote";
  return BULLET.test(row) ? "list" : "text";
}

const RUNS = {
  quote: (rows) => h("blockquote", {}, joined(unquoted(rows))),
  list: (rows) => h("div", { class: "typed-list", role: "list" }, rows.map(typedItem)),
  text: (rows) => h("span", { class: "lines" }, joined(rows)),
};

function unquoted(rows) {
  const rest = rows[0].match(/^(&gt;|>){3} ?/);
  if (rest) return [rows[0].slice(rest[0].length), ...rows.slice(1)];
  return rows.map((row) => row.replace(QUOTE, ""));
}

/** A line that its writer began with a bullet or a number: their mark stays, the text hangs. */
function typedItem(row) {
  const [whole, indent, mark] = row.match(BULLET);
  const level = Math.min(3, Math.ceil(indent.length / 2));
  return h(
    "div",
    { class: `typed-item level-${level}`, role: "listitem" },
    h("span", { class: "typed-mark" }, mark),
    h("span", {}, inline(row.slice(whole.length))),
  );
}

const joined = (rows) => rows.flatMap((row, at) => (at ? [h("br"), ...inline(row)] : inline(row)));

/** One line, or a piece of one. */
function inline(text) {
  const out = [];
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    const node = nodeOf(match);
    if (!node) continue;
    out.push(unescaped(text.slice(last, match.index)), node);
    last = match.index + match[0].length;
  }
  out.push(unescaped(text.slice(last)));
  return out.filter((part) => part !== "");
}

function nodeOf([, inside, code, emoji, mark, styled]) {
  if (inside) return reference(inside);
  if (code) return h("code", {}, unescaped(code));
  if (emoji) return emojiNode(emoji);
  return h(STYLES[mark], {}, inline(styled));
}

/** A text object of Block Kit: mrkdwn unless it says `plain_text`. */
export function textObject(object) {
  if (!object) return document.createTextNode("");
  if (object.type !== "plain_text") return mrkdwn(object.text);
  return plainText(object.text, object.emoji !== false);
}

/** Plain text with its line breaks, and with emoji where the sender wants them. */
export function plainText(text, withEmoji = true) {
  const out = document.createDocumentFragment();
  text.split("\n").forEach((row, at) => {
    if (at) out.append(h("br"));
    for (const [index, part] of row.split(/:([a-z0-9_+'-]+):/).entries()) {
      const node = index % 2 && (withEmoji ? emojiNode(part) : null);
      out.append(node || (index % 2 ? `:${part}:` : part));
    }
  });
  return out;
}

/** The words of a mrkdwn text without marks, for announcements and labels. */
export const wordsOf = (text) => h("div", {}, mrkdwn(text ?? "")).textContent;
