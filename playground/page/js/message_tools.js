/** The small bar over a message: react, reply, and the ⋯ menu with the app's message shortcuts. */

import { confirmed, rewritten } from "./dialog.js";
import { h, icon } from "./dom.js";
import { openEmojiPicker } from "./emoji_picker.js";
import { openMenu } from "./popup.js";
import { openThread } from "./place.js";
import { app, perform, personOf } from "./state.js";
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
    ...(message.user === app.state.me.id ? ownEntries(message, conversation.id) : []),
  ].filter(Boolean);
}

function ownEntries({ ts, text }, channel) {
  return [
    { label: "Edit message", run: () => edit(channel, ts, text) },
    { label: "Delete message", run: () => remove(channel, ts) },
  ];
}

async function edit(channel, ts, text) {
  const words = await rewritten("Edit message", "Message", unescaped(text));
  if (words !== null) await perform("edit", { channel, ts, text: words });
}

async function remove(channel, ts) {
  const question = {
    title: { text: "Delete message" },
    text: { text: "Are you sure you want to delete this message?" },
    confirm: { text: "Delete" },
    style: "danger",
  };
  if (await confirmed(question)) await perform("delete", { channel, ts });
}

/** As it was typed; people and links are written the way Slack stores them. */
function unescaped(text) {
  const plain = text.replace(/<(https?:[^|>]+)(\|[^>]*)?>/g, "$1").replace(/<@([^|>]+)>/g, mention);
  return plain.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

const mention = (_, id) => `@${personOf(id)?.handle ?? id}`;

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
