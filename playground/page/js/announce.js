/** Says things aloud: to screen readers in live regions, to everybody in a short-lived note. */

import { h, icon } from "./dom.js";

const SHOWN_FOR_MS = 7000;

/** Read out by screen readers when they are done speaking; not shown. */
export function announce(text) {
  const region = document.getElementById("live");
  region.replaceChildren(h("p", {}, text));
}

/** A note at the bottom of the window that goes away by itself. */
export function tell(text) {
  show(text, "note");
}

/** A note about something that went wrong. */
export function complain(text) {
  show(text, "note note-bad");
}

function show(text, kind) {
  const close = h("button", { class: "icon-button", "aria-label": "Dismiss" }, icon("close"));
  const note = h("div", { class: kind }, h("p", {}, text), close);
  const timer = setTimeout(() => note.remove(), SHOWN_FOR_MS);
  close.addEventListener("click", () => (clearTimeout(timer), note.remove()));
  notesHome().replaceChildren(note);
}

/** Notes live inside the open dialog, where there is one: everything outside it is inert. */
function notesHome() {
  const notes = document.getElementById("notes");
  const home = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  if (notes.parentElement !== home) home.append(notes);
  return notes;
}
