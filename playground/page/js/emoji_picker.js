/** Choosing an emoji: the common ones at once, the others by name. */

import { h } from "./dom.js";
import { emojiLike } from "./emoji.js";
import { closeMenu, openPanel, popupFor } from "./popup.js";

const COLUMNS = 8;

/**
 * @param {HTMLElement} anchor
 * @param {(name: string) => void} picked
 */
export function openEmojiPicker(anchor, picked) {
  const search = h("input", {
    type: "search",
    class: "text-input",
    placeholder: "Search",
    "aria-label": "Search emoji",
  });
  const grid = h("div", { class: "emoji-grid" });
  const panel = popupFor(
    anchor,
    { class: "emoji-picker", role: "dialog", "aria-label": "Add reaction" },
    search,
    grid,
  );
  const fill = () => grid.replaceChildren(
    ...emojiLike(search.value).map(([name, character]) => cell(name, character, picked))
  );
  fill();
  search.addEventListener("input", fill);
  search.addEventListener("keydown", (event) => onSearchKey(event, grid));
  grid.addEventListener("keydown", moveInGrid);
  openPanel(anchor, panel, search);
}

function cell(name, character, picked) {
  const button = h(
    "button",
    {
      type: "button",
      class: "emoji-cell",
      "aria-label": name.replace(/_/g, " "),
      title: `:${name}:`,
    },
    character,
  );
  button.addEventListener("click", () => (closeMenu(), picked(name)));
  return button;
}

function onSearchKey(event, grid) {
  if (event.key === "ArrowDown") grid.firstElementChild?.focus();
  else if (event.key === "Enter") grid.firstElementChild?.click();
  else return;
  event.preventDefault();
}

function moveInGrid(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
  if (!step) return;
  event.preventDefault();
  const cells = [...event.currentTarget.children];
  cells[cells.indexOf(document.activeElement) + step]?.focus();
}
