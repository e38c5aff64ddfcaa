/** How people look: initials on a colour of their own. */

import { h } from "./dom.js";

const TINTS = 6;

export function avatar(id, name, isBot = false) {
  const tint = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % TINTS;
  const initials = name.split(/\s+/).slice(0, 2).map(
    (word) => word[0] ?? "",
  ).join("").toUpperCase();
  return h(
    "span",
    { class: `avatar ${isBot ? "avatar-app" : `tint-${tint}`}`, "aria-hidden": "true" },
    initials,
  );
}
