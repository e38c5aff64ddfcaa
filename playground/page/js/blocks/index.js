/**
 * Block Kit blocks by type. To show another one, add its builder to BLOCKS; a block that is not
 * here shows as a box with its name.
 *
 * @typedef {import("../values.js").Surface} Surface
 * @typedef {(block: any, surface: Surface) => HTMLElement} Builder
 */

import { keyed } from "../dom.js";
import { app } from "../state.js";
import { wordsOf } from "../mrkdwn.js";
import { settleValues } from "../values.js";
import {
  alert,
  card,
  divider,
  fileBlock,
  header,
  markdownBlock,
  unknown,
  video,
} from "./simple.js";
import { actions, context } from "./rows.js";
import { imageBlock } from "./image.js";
import { input } from "./input.js";
import { richText } from "./rich_text.js";
import { section } from "./section.js";
import { table } from "./table.js";

/** @type {Record<string, Builder>} */
const BLOCKS = {
  actions,
  alert,
  card,
  context,
  divider,
  file: fileBlock,
  header,
  image: imageBlock,
  input,
  markdown: markdownBlock,
  rich_text: richText,
  section,
  table,
  video,
};

/**
 * Shows `blocks` in `container`; only those that changed are built anew.
 *
 * @param {HTMLElement} container
 * @param {any[]} blocks
 * @param {Surface} surface
 * @param {{errors?: Record<string, string>, values?: object}} [view] errors by block_id, and the
 *   values that the server remembers
 */
export function showBlocks(container, blocks, surface, view = {}) {
  const errors = view.errors ?? {};
  const named = blocks.map(
    (block, at) => ({ ...block, block_id: block.block_id ?? `block-${at}` }),
  );
  settleValues(surface, named, view.values);
  const reader = `${app.state.me.id} ${app.state.me.tz}`;
  const abouts = aboutEach(named);
  keyed(container, named.map((block, at) => ({
    key: `${surface.id}/${block.block_id}`,
    signature: JSON.stringify([block, errors[block.block_id], reader, abouts[at]]),
    build: () =>
      renderBlock(block, { ...surface, error: errors[block.block_id], about: abouts[at] }),
  })));
}

const ABOUT_LENGTH = 80;

/** What each block is about: its own words, or else those above it. */
function aboutEach(blocks) {
  let about = "";
  return blocks.map((block) => {
    about = textIn(block.text ?? (block.type === "rich_text" ? block.elements : "")) || about;
    return about.slice(0, ABOUT_LENGTH).trim();
  });
}

/** Every word within a part of a block, in reading order. */
function textIn(part) {
  if (typeof part === "string") return wordsOf(part);
  if (Array.isArray(part)) return part.map(textIn).join(" ").replace(/\s+/g, " ").trim();
  return part ? textIn(part.text ?? part.elements ?? "") : "";
}

/** @type {Builder} */
function renderBlock(block, surface) {
  const element = (BLOCKS[block.type] ?? unknown)(block, surface);
  element.classList.add("block", `block-${block.type}`);
  return element;
}
