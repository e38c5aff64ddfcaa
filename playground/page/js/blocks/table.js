/** A table; its first row is the heading. */

import { h } from "../dom.js";
import { plainText } from "../mrkdwn.js";
import { richText } from "./rich_text.js";

export function table(block) {
  const settings = block.column_settings ?? [];
  const [first, ...rest] = block.rows;
  const line = (tag) => (row) => h(
    "tr",
    {},
    row.map((cell, at) => cellOf(tag, cell, settings[at])),
  );
  const content = h(
    "table",
    {},
    h("thead", {}, line("th")(first)),
    h("tbody", {}, rest.map(line("td"))),
  );
  return h(
    "div",
    { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Table" },
    content,
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
