/** A table; its first row is the heading. A phone shows it when it is asked for, over the page. */

import { h } from "../dom.js";
import { plainText } from "../mrkdwn.js";
import { openPanel, popupFor } from "../popup.js";
import { richText } from "./rich_text.js";

export function table(block) {
  const button = h("button", { type: "button", class: "button small table-button" }, "View table");
  button.addEventListener("click", () => openSheet(button, block));
  return h("div", {}, scrolling(block), button);
}

function openSheet(button, block) {
  const leave = h("button", { type: "button", class: "button" }, "Close");
  const props = { role: "dialog", "aria-label": "Table", class: "table-sheet" };
  const sheet = popupFor(button, props, leave, scrolling(block));
  leave.addEventListener("click", openPanel(button, sheet, leave));
}

const scrolling = (block) => h(
  "div",
  { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Table" },
  tableOf(block),
);

function tableOf(block) {
  const settings = block.column_settings ?? [];
  const [first, ...rest] = block.rows;
  const line = (tag) => (row) => h(
    "tr",
    {},
    row.map((cell, at) => cellOf(tag, cell, settings[at])),
  );
  return h(
    "table",
    {},
    h("thead", {}, line("th")(first)),
    h("tbody", {}, rest.map(line("td"))),
  );
}

function cellOf(tag, cell, settings) {
  const align = settings?.align ? `align-${settings.align}` : "";
  const classes = `${align} ${settings?.is_wrapped ? "wrapped" : ""}`.trim();
  return h(tag, { class: classes || null, scope: tag === "th" ? "col" : null }, contentOf(cell));
}

function contentOf(cell) {
  if (cell.type === "rich_text") return richText(cell);
  return plainText(String(cell.text ?? cell.value ?? ""));
}
