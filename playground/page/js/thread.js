/** The side panel with one thread. */

import { showComposer } from "./composer.js";
import { h, icon, keyed, twinOf } from "./dom.js";
import { messageLog, showMessages } from "./messages.js";
import { closeThread, currentConversation } from "./place.js";
import { app, titleOf } from "./state.js";

export function showThread() {
  const panel = document.getElementById("thread");
  const conversation = currentConversation();
  const { thread } = app.place;
  const opens = panel.hidden && thread && conversation;
  panel.hidden = !(thread && conversation);
  if (panel.hidden) return;
  keyed(panel, [
    {
      key: `${conversation.id} ${thread}`,
      signature: titleOf(conversation),
      build: () => frame(conversation),
    },
  ]);
  showComposer(panel.querySelector(".composer-slot"), conversation, thread);
  showMessages(panel.querySelector(".messages"), conversation, thread);
  if (opens)
    panel.querySelector(matchMedia("(hover: hover)").matches ? "textarea" : "button").focus();
}

function frame(conversation) {
  const close = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Close thread" },
    icon("close"),
  );
  close.addEventListener("click", leave);
  const title = h(
    "div",
    { class: "title-row" },
    h("h2", {}, "Thread"),
    h("p", { class: "topic" }, titleOf(conversation)),
    close,
  );
  const box = h(
    "div",
    { class: "thread-frame" },
    h("header", { class: "place-header" }, title),
    messageLog("Thread messages"),
    h("div", { class: "composer-slot" }),
  );
  box.addEventListener(
    "keydown",
    (event) => event.key === "Escape" && !event.defaultPrevented && leave(),
  );
  return box;
}

function leave() {
  const parent = `message-${app.place.thread}`;
  closeThread();
  const stand = document.createElement("i");
  stand.dataset.focus = parent;
  twinOf(stand, document.getElementById("main"))?.focus();
}
