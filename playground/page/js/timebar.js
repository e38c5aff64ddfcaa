/** The bar at the top: who you are, what time it is for you, and the jumps through time. */

import { shortTime, longTime } from "./dates.js";
import { h, icon, keyed } from "./dom.js";
import { openPersonMenu } from "./person_menu.js";
import { avatar } from "./people.js";
import { app, workspaceNow } from "./state.js";
import { isTravelling, travel } from "./travel.js";

const JUMPS = [
  ["next", "To the next message"],
  ["monday", "Monday 9:00"],
  ["day", "+1 day"],
  ["week", "+1 week"],
];

export function showTimebar() {
  const { me, clock } = app.state;
  keyed(document.getElementById("timebar"), [
    { key: "menu", signature: "", build: drawerButton },
    { key: "me", signature: me.id, build: personButton },
    { key: "clock", signature: me.tz, build: () => h("p", { class: "clock" }, icon("clock"), h("time", {})) },
    { key: "jumps", signature: String(isTravelling()), build: jumpButtons },
    { key: "next", signature: `${clock.next_send} ${me.tz} ${app.online}`, build: nextText },
  ]);
  tickClocks();
}

/** Moves the shown time on; the workspace's clock runs while the page is open. */
export function tickClocks() {
  const time = document.querySelector("#timebar .clock time");
  if (!time || !app.state) return;
  const text = longTime(app.state.me.tz, workspaceNow());
  if (time.textContent !== text) time.textContent = text;
  time.title = `Your time zone is ${app.state.me.tz}`;
}

function drawerButton() {
  const button = h("button", { type: "button", class: "icon-button drawer-button", "aria-label": "Channels and messages", "aria-expanded": "false" }, icon("menu"));
  button.addEventListener("click", () => document.body.classList.toggle("drawer-open"));
  return button;
}

function personButton() {
  const { me } = app.state;
  const words = h("span", { class: "me-words" }, h("span", { class: "me-lead" }, "You are "), h("strong", {}, me.real_name));
  const button = h("button", { type: "button", class: "me", "aria-haspopup": "menu", "aria-expanded": "false", "data-focus": "me" }, avatar(me.id, me.real_name), words, icon("chevron"));
  button.addEventListener("click", () => openPersonMenu(button));
  return button;
}

function jumpButtons() {
  const busy = isTravelling();
  const buttons = JUMPS.map(([to, label]) => {
    const button = h("button", { type: "button", class: `jump jump-${to}`, "data-focus": `jump-${to}`, "aria-disabled": busy ? "true" : null }, label);
    button.addEventListener("click", () => travel(to));
    return button;
  });
  return h("div", { class: "jumps", role: "group", "aria-label": "Travel in time", "aria-busy": busy ? "true" : null }, buttons);
}

function nextText() {
  if (!app.online) return h("p", { class: "next", role: "status" }, "Reconnecting to the playground …");
  const { clock, me } = app.state;
  const text = clock.next_send ? `Next from the coach: ${shortTime(me.tz, Date.parse(clock.next_send))}` : "Next from the coach: nothing planned";
  return h("p", { class: "next", role: "status" }, text);
}
