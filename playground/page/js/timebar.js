/** The bar at the top: who you are, what time it is for you, and the jumps through time. */

import { longTime, shortTime } from "./dates.js";
import { h, icon, keyed } from "./dom.js";
import { drawerButton } from "./drawer.js";
import { openPersonMenu } from "./person_menu.js";
import { avatar } from "./people.js";
import { isPlaying, playButton } from "./play.js";
import { app, workspaceNow } from "./state.js";
import { isTravelling, travel } from "./travel.js";

const JUMPS = [
  ["next", "To the next message"],
  ["new", "Next new thing"],
  ["day", "+1 day"],
  ["week", "+1 week"],
  ["month", "+1 month"],
];
const PLAYING = "It plays by itself. Stop it whenever you like.";

export function showTimebar() {
  const { me, clock } = app.state;
  keyed(document.getElementById("timebar"), [
    { key: "menu", signature: "", build: drawerButton },
    { key: "me", signature: me.id, build: personButton },
    { key: "clock", signature: `${clock.next_send} ${me.tz} ${app.online} ${isPlaying()}`, build: clockBlock },
    { key: "jumps", signature: `${isTravelling()} ${isPlaying()}`, build: jumpButtons },
  ]);
  tickClocks();
}

/** Moves the shown time on; the workspace's clock runs while the page is open. */
export function tickClocks() {
  const time = document.querySelector("#timebar .clock time");
  if (!time || !app.state) return;
  const { tz } = app.state.me;
  showText(time.querySelector(".when-wide"), longTime(tz, workspaceNow()));
  showText(time.querySelector(".when-narrow"), shortTime(tz, workspaceNow()));
  time.title = `Your time zone is ${app.state.me.tz}`;
}

function personButton() {
  const { me } = app.state;
  const words = h(
    "span",
    { class: "me-words" },
    h("span", { class: "me-lead" }, "You are "),
    h("strong", {}, me.real_name),
  );
  const button = h(
    "button",
    {
      type: "button",
      class: "me",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "data-focus": "me",
    },
    avatar(me.id, me.real_name),
    words,
    icon("chevron"),
  );
  button.addEventListener("click", () => openPersonMenu(button));
  return button;
}

/** Where the window is narrow, the words that one can guess step back. */
function jumpText(label) {
  const [, lead, rest] = label.match(/^(To the )?(.*)$/);
  return lead ? [h("span", { class: "jump-lead" }, lead), rest] : rest;
}

function jumpButtons() {
  const busy = isTravelling() || isPlaying();
  const buttons = JUMPS.map(([to, label]) => {
    const button = h(
      "button",
      {
        type: "button",
        class: `jump jump-${to}`,
        "data-focus": `jump-${to}`,
        "aria-disabled": busy ? "true" : null,
      },
      jumpText(label),
    );
    button.addEventListener("click", () => travel(to));
    return button;
  });
  return h(
    "div",
    {
      class: "jumps",
      role: "group",
      "aria-label": "Travel in time",
      "aria-busy": busy ? "true" : null,
    },
    buttons,
    playButton(),
  );
}

const showText = (element, text) => element.textContent !== text && (element.textContent = text);

function clockBlock() {
  const time = h(
    "time",
    {},
    h("span", { class: "when-wide" }),
    h("span", { class: "when-narrow" }),
  );
  return h(
    "div",
    { class: "clock-block" },
    h("p", { class: "clock" }, icon("clock"), time),
    nextText(),
  );
}

function nextText() {
  if (!app.online)
    return h("p", { class: "next", role: "status" }, "Reconnecting to the playground …");
  return h("p", { class: "next", role: "status" }, isPlaying() ? PLAYING : announcement());
}

function announcement() {
  const { clock, me } = app.state;
  return clock.next_send
    ? `Next from the coach: ${shortTime(me.tz, Date.parse(clock.next_send))}`
    : "Next from the coach: nothing planned";
}
