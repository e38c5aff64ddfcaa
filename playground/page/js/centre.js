/** The middle of the page: the app's Home, or messages with notices and a composer below. */

import { showComposer } from "./composer.js";
import { h, keyed } from "./dom.js";
import { showHome } from "./home.js";
import { messageLog, showMessages } from "./messages.js";
import { showNotices } from "./notices.js";
import { currentConversation, isAppPlace, showsMessages } from "./place.js";
import { app } from "./state.js";

export function showCentre() {
  const centre = centreElement();
  if (isAppPlace()) centre.setAttribute("role", "tabpanel");
  else centre.removeAttribute("role");
  const kind = showsMessages() ? "messages" : "home";
  const place = `${kind} ${app.state.me.id} ${currentConversation()?.id}`;
  keyed(centre, [
    { key: place, signature: "", build: kind === "home" ? homeFrame : messagesFrame },
  ]);
  if (kind === "home") showHome(centre.querySelector(".home"), centre.querySelector(".notices"));
  else fillMessages(centre);
}

function centreElement() {
  const main = document.getElementById("main");
  if (!document.getElementById("centre")) main.append(h("div", { id: "centre", class: "centre" }));
  return document.getElementById("centre");
}

const homeFrame = () => h(
  "div",
  { class: "home-frame" },
  h("div", { class: "home" }),
  h("div", { class: "notices" }),
);

function messagesFrame() {
  return h(
    "div",
    { class: "messages-frame" },
    messageLog("Messages"),
    h("div", { class: "notices" }),
    h("div", { class: "composer-slot" }),
  );
}

/** The messages come last: what stands below them decides where their end is. */
function fillMessages(centre) {
  const conversation = currentConversation();
  showNotices(centre.querySelector(".notices"), conversation?.id ?? null);
  showComposer(centre.querySelector(".composer-slot"), conversation, null);
  showMessages(centre.querySelector(".messages"), conversation, null);
}
