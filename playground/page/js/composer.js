/**
 * Where messages and commands are written. Drafts stay with their conversation and person, and in
 * this window until it is closed: a reload loses no word.
 */

import { complain } from "./announce.js";
import { upload } from "./api.js";
import { completionFor } from "./completion.js";
import { growWithText, h, icon, keyed } from "./dom.js";
import { openMenu } from "./popup.js";
import { app, perform, titleOf } from "./state.js";

const keptAs = (draft) => `draft ${draft}`;
const draftOf = ({ draft }) => sessionStorage.getItem(keptAs(draft)) ?? "";
const keepDraft = ({ draft }, text) => sessionStorage.setItem(keptAs(draft), text);

/**
 * @param {HTMLElement} slot
 * @param {any | null} conversation
 * @param {string | null} thread
 */
export function showComposer(slot, conversation, thread) {
  const place = {
    channel: conversation?.id ?? null,
    thread,
    draft: `${app.state.me.id} ${conversation?.id} ${thread}`,
  };
  const name = nameFor(conversation, thread);
  const { hint } = app.state;
  const isMain = conversation?.kind === "app" && !thread;
  keyed(slot, [
    hint && isMain && { key: "hint", signature: hint, build: () => h("p", { class: "try" }, hint) },
    { key: place.draft, signature: name, build: () => composer(place, name) },
  ].filter(Boolean));
}

/** Puts the cursor where one writes, unless a dialog stands before it. */
export function focusComposer() {
  if (!app.state.modals.length) document.querySelector("#centre .composer textarea")?.focus();
}

function nameFor(conversation, thread) {
  if (thread) return "Reply in thread";
  const title = conversation ? titleOf(conversation) : app.state.app.name;
  return `Message ${["channel", "private"].includes(conversation?.kind) ? "#" : ""}${title}`;
}

function composer(place, name) {
  const area = h("textarea", {
    rows: 1,
    placeholder: name,
    "aria-label": name,
    "data-focus": `composer ${place.draft}`,
    value: draftOf(place),
  });
  const send = h(
    "button",
    { type: "submit", class: "icon-button send", "aria-label": "Send message", title: "Send message" },
    icon("send"),
  );
  const form = h(
    "form",
    { class: "composer" },
    area,
    h(
      "div",
      { class: "composer-row" },
      shortcutsButton(area),
      place.channel && !place.thread && fileButton(area, place),
      h("span", { class: "composer-hint" }, "Shift+Enter for a new line"),
      send,
    ),
  );
  const completion = completionFor(area, { commands: !place.thread });
  area.addEventListener("input", () => onInput(area, place, completion));
  area.addEventListener("keydown", (event) => onKey(event, form, completion));
  form.addEventListener("submit", (event) => (event.preventDefault(), sendFrom(area, place)));
  requestAnimationFrame(() => growWithText(area));
  return form;
}

function onInput(area, place, completion) {
  keepDraft(place, area.value);
  growWithText(area);
  completion.update();
}

function onKey(event, form, completion) {
  if (completion.takesKey(event)) return;
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
}

async function sendFrom(area, place) {
  const text = area.value.trim();
  if (!text) return;
  if (place.thread && text.startsWith("/"))
    return complain("Commands do not work in threads. Type it in the conversation instead.");
  put(area, place, "");
  if (place.channel) delete app.place.newSince[place.channel];
  const answer = await sendText(text, place);
  if (!answer.ok && !draftOf(place)) put(area, place, text);
}

async function sendText(text, place) {
  const channel = place.channel ?? (await openedAppConversation());
  if (text.startsWith("/")) return perform("slash", { channel, text });
  return perform("post", { channel, text, thread_ts: place.thread ?? undefined });
}

async function openedAppConversation() {
  await perform("open_messages");
  return app.state.conversations.find((one) => one.kind === "app")?.id;
}

function put(area, place, text) {
  keepDraft(place, text);
  area.value = text;
  growWithText(area);
}

/** Drops a file into the conversation, with what is written as its words. */
function fileButton(area, place) {
  const input = h("input", { type: "file", hidden: true, "aria-label": "File to send" });
  const button = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Attach a file", title: "Attach a file" },
    icon("file"),
  );
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => share(input.files[0], area, place));
  return h("span", {}, button, input);
}

async function share(file, area, place) {
  const taken = await upload(app.state.me.id, file);
  if (!taken.ok) return complain(taken.message ?? "The file could not be added.");
  const text = area.value.trim();
  put(area, place, "");
  await perform("share", { channel: place.channel, file: taken.file.id, text });
}

function shortcutsButton(area) {
  const button = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": "Shortcuts",
      title: "Shortcuts",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
    },
    icon("bolt"),
  );
  button.addEventListener(
    "click",
    () => openMenu(button, "Shortcuts", [
      ...app.state.shortcuts.global.map(shortcutEntry),
      ...app.state.commands.map((one) => commandEntry(one, area)),
    ]),
  );
  return button;
}

function shortcutEntry({ name, callback_id, description }) {
  return {
    label: name,
    detail: description,
    hint: app.state.app.name,
    run: () => perform("shortcut", { callback_id }),
  };
}

function commandEntry({ command, description }, area) {
  return { label: command, detail: description, run: () => insert(area, `${command} `) };
}

function insert(area, text) {
  area.value = text;
  area.dispatchEvent(new Event("input"));
  area.focus();
}
