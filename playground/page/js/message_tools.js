/** The small bar over a message: react, reply, and the ⋯ menu with the app's message shortcuts. */

import { h, icon } from "./dom.js";
import { openEmojiPicker } from "./emoji_picker.js";
import { openMenu } from "./popup.js";
import { openThread } from "./place.js";
import { app, perform } from "./state.js";
import { tell } from "./announce.js";

export function messageTools(message, conversation, inThread) {
  const { ts, thread_ts: thread } = message;
  const react = tool(
    "Add reaction",
    "smile",
    ts,
    (button) => openEmojiPicker(
      button,
      (name) => perform("react", { channel: conversation.id, ts, name }),
    ),
  );
  const reply = !inThread && tool("Reply in thread", "reply", ts, () => openThread(thread ?? ts));
  const more = tool(
    "More actions",
    "more",
    ts,
    (button) => openMenu(button, "More actions", entries(message, conversation, inThread, react)),
  );
  for (const button of [react, more]) button.setAttribute("aria-expanded", "false");
  more.setAttribute("aria-haspopup", "menu");
  return h("div", { class: "toolbar", "aria-live": "off" }, react, reply, more);
}

function tool(label, drawing, ts, run) {
  const button = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": label,
      title: label,
      tabindex: "-1",
      "data-focus": `tool-${label}-${ts}`,
    },
    icon(drawing),
  );
  button.addEventListener("click", () => run(button));
  return button;
}

function entries(message, conversation, inThread, react) {
  const { ts, thread_ts: thread, permalink } = message;
  return [
    ...app.state.shortcuts.message.map((shortcut) => shortcutEntry(shortcut, conversation.id, ts)),
    { label: "Add reaction", run: () => react.click() },
    !inThread && { label: "Reply in thread", run: () => openThread(thread ?? ts) },
    permalink && { label: "Copy link", run: () => copyLink(permalink) },
  ].filter(Boolean);
}

function shortcutEntry({ name, callback_id, description }, channel, ts) {
  return {
    label: name,
    detail: description,
    hint: app.state.app.name,
    run: () => perform("message_shortcut", { callback_id, channel, ts }),
  };
}

async function copyLink(permalink) {
  await navigator.clipboard.writeText(permalink).then(
    () => tell("Link copied"),
    () => tell(permalink),
  );
}
