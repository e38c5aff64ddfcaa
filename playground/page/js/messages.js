/**
 * A log of messages with day dividers, the line above what is new, and its own scrolling. The log
 * is a live region: what arrives is read out. Build a fresh one for each conversation, so that an
 * old conversation is not.
 */

import { h, keyed } from "./dom.js";
import { messageRow } from "./message.js";
import { app, messagesOf } from "./state.js";

const SAME_BREATH_S = 300;
const NEAR_END_PX = 90;
const LINE_MARGIN_PX = 40;

/** An empty log, to be filled by `showMessages`. */
export function messageLog(label) {
  const list = h("ol");
  list.addEventListener("keydown", moveBetweenMessages);
  list.addEventListener("focusin", (event) => makeTabStop(list, event.target.closest("article")));
  return h("div", { class: "messages", role: "log", "aria-label": label }, list);
}

/**
 * @param {HTMLElement} log
 * @param {any | null} conversation null before the app has said a word to this person
 * @param {string | null} thread ts of the thread's first message, in the side panel
 */
export function showMessages(log, conversation, thread) {
  const list = log.firstElementChild;
  const messages = conversation ? messagesOf(conversation.id, thread) : [];
  const place = `${app.state.me.id} ${conversation?.id} ${thread}`;
  const moved = log.dataset.place !== place;
  const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
  const since = thread || !conversation ? null : app.place.newSince[conversation.id] ?? null;
  keyed(
    list,
    messages.length ? itemsOf(messages, conversation, thread, since) : [emptyItem(place)],
  );
  keepOneTabStop(list);
  const jumped = log.dataset.since !== String(since);
  Object.assign(log.dataset, { place, since: String(since) });
  if (moved || wasAtEnd || (jumped && since)) scrollToNews(log, moved || jumped);
}

/** To the line above what is new, if there is one to see; else to the end. */
function scrollToNews(log, prefersLine) {
  const line = prefersLine && log.querySelector(".new-line");
  log.scrollTop = log.scrollHeight;
  if (line) log.scrollTop = Math.min(log.scrollTop, line.offsetTop - LINE_MARGIN_PX);
}

function itemsOf(messages, conversation, thread, since) {
  const items = [];
  let before = null;
  for (const message of messages) {
    const starts = message.ts === since;
    if (message.day !== before?.day) items.push(dayItem(message.day, items.length));
    if (starts) items.push({ key: "new-line", signature: since, build: newLine });
    items.push(messageItem(message, conversation, thread, !starts && followsOn(message, before)));
    before = message;
  }
  return items;
}

/** True when the same author goes on in the same breath, so that the name need not stand again. */
function followsOn(message, before) {
  if (!before || before.user !== message.user || before.day !== message.day) return false;
  if (message.ephemeral || before.ephemeral) return false;
  return Number(message.ts) - Number(before.ts) < SAME_BREATH_S;
}

function messageItem(message, conversation, thread, follows) {
  const reader = `${app.state.me.id} ${app.state.me.tz}`;
  return {
    key: `message-${message.ts}-${message.ephemeral ? "private" : ""}`,
    signature: JSON.stringify([{ ...message, values: null }, follows, Boolean(thread), reader]),
    build: () => messageRow(message, conversation, { follows, inThread: Boolean(thread) }),
  };
}

function dayItem(day, at) {
  const build = () => h("li", { class: "day-line" }, h("span", {}, day));
  return { key: `day-${day}-${at}`, signature: day, build };
}

const newLine = () => h("li", { class: "new-line" }, h("span", {}, "New"));

function emptyItem(place) {
  const build = () => h("li", { class: "empty" }, "Nothing here yet. Say something.");
  return { key: `empty ${place}`, signature: "", build };
}

/** Tab reaches one message and its controls; the arrow keys go from there to the others. */
function keepOneTabStop(list) {
  const stop = list.querySelector("article[tabindex='0']") ?? [
    ...list.querySelectorAll("article"),
  ].at(-1);
  if (stop) makeTabStop(list, stop);
}

function makeTabStop(list, article) {
  if (!article) return;
  for (const one of list.querySelectorAll("article")) {
    one.tabIndex = one === article ? 0 : -1;
    for (const tool of one.querySelectorAll(".toolbar button")) tool.tabIndex = one.tabIndex;
  }
}

function moveBetweenMessages(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.target.tagName !== "ARTICLE") return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll("article")];
  const next = all[all.indexOf(event.target) + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
