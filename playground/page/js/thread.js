/** The side panel with one thread. */

import { showComposer } from "./composer.js";
import { h, icon, twinOf } from "./dom.js";
import { showMessages } from "./messages.js";
import { closeThread, currentConversation } from "./place.js";
import { app, titleOf } from "./state.js";

export function showThread() {
  const panel = document.getElementById("thread");
  const conversation = currentConversation();
  const { thread } = app.place;
  const opens = panel.hidden && thread && conversation;
  panel.hidden = !(thread && conversation);
  if (panel.hidden) return;
  if (!panel.firstElementChild) build(panel);
  panel.querySelector(".thread-place").textContent = titleOf(conversation);
  showMessages(panel.querySelector(".messages"), conversation, thread);
  showComposer(panel.querySelector(".composer-slot"), conversation, thread);
  if (opens) panel.querySelector(matchMedia("(hover: hover)").matches ? "textarea" : "button").focus();
}

function build(panel) {
  const close = h("button", { type: "button", class: "icon-button", "aria-label": "Close thread" }, icon("close"));
  close.addEventListener("click", leave);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && leave());
  panel.append(
    h("header", { class: "place-header" }, h("div", { class: "title-row" }, h("h2", {}, "Thread"), h("p", { class: "topic thread-place" }), close)),
    h("ol", { class: "messages", "aria-label": "Thread messages" }),
    h("div", { class: "composer-slot" }),
  );
}

function leave() {
  const parent = `message-${app.place.thread}`;
  closeThread();
  const stand = document.createElement("i");
  stand.dataset.focus = parent;
  twinOf(stand, document.getElementById("main"))?.focus();
}
