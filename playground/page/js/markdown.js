/**
 * The Markdown that Slack's `markdown` block knows: headings, lists and task lists, quotes, code,
 * tables, rules, links and styles. Raw HTML is shown as the text that it is.
 */

import { h } from "./dom.js";
import { emojiNode, linkTo, reference } from "./mentions.js";
import { codeBlock } from "./code_block.js";

const INLINE = new RegExp(
  [
    "(`+)(.+?)\\1",
    "!?\\[([^\\]]*)\\]\\(([^()\\s]+)(?:\\s+\"[^\"]*\")?\\)",
    "<([^<>\\s][^<>\\n]*)>",
    "(\\*\\*\\*|\\*\\*|__|~~|\\*|(?<![\\p{L}\\p{N}])_)(?=\\S)(.+?)(?<=\\S)\\6(?![\\p{L}\\p{N}])",
    "\\\\([\\\\`*_{}\\[\\]()#+.!|>~-])",
    ":([a-z0-9_+'-]+):",
    "(https?://[^\\s<>]*[^\\s<>.,;:!?)\\]])",
  ].join("|"),
  "gu",
);
const STYLES = { "***": "strong", "**": "strong", __: "strong", "~~": "s", "*": "em", _: "em" };
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** Each rule takes the lines from the first on, and returns a node with how many it has used. */
const RULES = [
  [/^\s*```/, fenced],
  [/^#{1,6}\s/, heading],
  [/^\s*([-*_])(\s*\1){2,}\s*$/, () => [h("hr"), 1]],
  [/^\s*>/, quoted],
  [ITEM, list],
];

/** @returns {Node[]} */
export function markdown(text) {
  return blocksOf(text.replace(/\r\n?/g, "\n").split("\n"));
}

function blocksOf(rows) {
  const out = [];
  for (let at = 0; at < rows.length; ) {
    if (!rows[at].trim()) {
      at++;
      continue;
    }
    const [node, used] = blockAt(rows.slice(at));
    out.push(node);
    at += used;
  }
  return out;
}

function blockAt(rows) {
  if (rows[0].includes("|") && TABLE_RULE.test(rows[1] ?? "")) return table(rows);
  const rule = RULES.find(([start]) => start.test(rows[0]));
  return rule ? rule[1](rows) : paragraph(rows);
}

const whileTrue = (rows, test) => {
  const end = rows.findIndex((row) => !test(row));
  return end < 0 ? rows.length : end;
};

function paragraph(rows) {
  const isText = (row, at) => row.trim() && (at === 0 || !RULES.some(([start]) => start.test(row)));
  const end = rows.findIndex((row, at) => !isText(row, at));
  const used = end < 0 ? rows.length : end;
  return [h("p", {}, broken(rows.slice(0, used))), used];
}

const broken = (rows) => rows.flatMap(
  (row, at) => (at ? [h("br"), ...inlineMarkdown(row.trim())] : inlineMarkdown(row.trim())),
);

function heading([row]) {
  const level = row.match(/^#+/)[0].length;
  const text = row.replace(/^#+\s+/, "").replace(/\s+#+\s*$/, "");
  return [
    h(`h${Math.min(6, level + 2)}`, { class: `md-heading md-${level}` }, inlineMarkdown(text)),
    1,
  ];
}

function fenced(rows) {
  const end = rows.findIndex((row, at) => at > 0 && /^\s*```\s*$/.test(row));
  const last = end < 0 ? rows.length : end;
  return [codeBlock([rows.slice(1, last).join("\n")]), Math.min(rows.length, last + 1)];
}

function quoted(rows) {
  const used = whileTrue(rows, (row) => /^\s*>/.test(row));
  return [
    h("blockquote", {}, blocksOf(rows.slice(0, used).map((row) => row.replace(/^\s*> ?/, "")))),
    used,
  ];
}

function list(rows) {
  const used = whileTrue(rows, (row) => ITEM.test(row) || /^\s{2,}\S/.test(row));
  const [, indent, mark] = rows[0].match(ITEM);
  const ordered = /\d/.test(mark);
  const element = h(
    ordered ? "ol" : "ul",
    ordered && parseInt(mark, 10) !== 1 ? { start: parseInt(mark, 10) } : {},
  );
  for (const item of itemsOf(rows.slice(0, used), indent.length)) element.append(listItem(item));
  return [element, used];
}

/** Lines grouped by item: a line that is indented deeper belongs to the item above it. */
function itemsOf(rows, depth) {
  const items = [];
  for (const row of rows) {
    const match = row.match(ITEM);
    if (!items.length || (match && match[1].length <= depth + 1)) items.push([match[3]]);
    else items.at(-1).push(row);
  }
  return items;
}

function listItem([first, ...rest]) {
  const task = first.match(/^\[([ xX])\]\s+(.*)$/);
  const box = task && h(
    "span",
    { class: "task-box", role: "img", "aria-label": task[1] === " " ? "to do" : "done" },
    task[1] === " " ? "☐" : "☑",
  );
  return h(
    "li",
    { class: task ? "task" : null },
    box,
    box && " ",
    inlineMarkdown(task ? task[2] : first),
    blocksOf(rest),
  );
}

function table(rows) {
  const used = 2 + whileTrue(rows.slice(2), (row) => row.includes("|") && row.trim());
  const cells = (row) => row.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map(
    (cell) => cell.trim(),
  );
  const line = (tag) => (row) => h(
    "tr",
    {},
    cells(row).map((cell) => h(tag, tag === "th" ? { scope: "col" } : {}, inlineMarkdown(cell))),
  );
  const body = rows.slice(2, used).map(line("td"));
  return [
    h(
      "div",
      { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Table" },
      h("table", {}, h("thead", {}, line("th")(rows[0])), h("tbody", {}, body)),
    ),
    used,
  ];
}

/** @returns {(Node | string)[]} */
function inlineMarkdown(text) {
  const out = [];
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    const node = nodeOf(match);
    if (node === null) continue;
    out.push(text.slice(last, match.index), node);
    last = match.index + match[0].length;
  }
  out.push(text.slice(last));
  return out.filter((part) => part !== "");
}

function nodeOf([whole, , code, label, url, inside, mark, styled, escaped, emoji, bare]) {
  if (code !== undefined) return h("code", {}, code);
  if (url)
    return whole.startsWith("!")
      ? h("span", { class: "muted" }, `[image: ${label}]`)
      : linkTo(url, label || url);
  if (inside) return reference(inside);
  if (mark === "***") return h("strong", {}, h("em", {}, inlineMarkdown(styled)));
  if (mark) return h(STYLES[mark], {}, inlineMarkdown(styled));
  if (escaped) return escaped;
  if (emoji) return emojiNode(emoji);
  return linkTo(bare);
}
