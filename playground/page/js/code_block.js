/** Preformatted text with a button that copies it. */

import { announce } from "./announce.js";
import { h, icon } from "./dom.js";

const SAYS_COPIED_FOR_MS = 2000;

/** @param {(Node | string)[]} content */
export function codeBlock(content) {
  const pre = h(
    "pre",
    { tabindex: "0", role: "region", "aria-label": "Preformatted text" },
    h("code", {}, content),
  );
  const label = h("span", {}, "Copy");
  const button = h("button", { type: "button", class: "copy-button" }, icon("copy"), label);
  button.addEventListener("click", () => copy(pre, label));
  return h("div", { class: "code-block" }, pre, button);
}

async function copy(pre, label) {
  try {
    await navigator.clipboard.writeText(pre.textContent);
    label.textContent = "Copied";
    announce("Copied");
  } catch {
    getSelection().selectAllChildren(pre);
    label.textContent = "Press Ctrl+C";
  }
  setTimeout(() => (label.textContent = "Copy"), SAYS_COPIED_FOR_MS);
}
