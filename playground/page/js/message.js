/** One message: author, body, files, reactions, its thread, and the tools that appear over it. */

import { showBlocks } from "./blocks/index.js";
import { freshId, h, icon } from "./dom.js";
import { emojiOf } from "./emoji.js";
import { messageTools } from "./message_tools.js";
import { mrkdwn, plainText } from "./mrkdwn.js";
import { avatar } from "./people.js";
import { openThread } from "./place.js";
import { app, perform, personOf } from "./state.js";

/**
 * @param {any} message
 * @param {any} conversation
 * @param {{follows: boolean, inThread: boolean}} how
 */
export function messageRow(message, conversation, { follows, inThread }) {
  const nameId = freshId("author");
  const classes = [
    "message",
    follows && "follows",
    message.ephemeral && "private",
  ].filter(Boolean).join(" ");
  const article = h("article", {
    tabindex: "-1",
    "aria-labelledby": nameId,
    "data-focus": `message-${message.ts}`,
  });
  article.append(head(message, nameId, follows), body(message, conversation));
  article.append(
    ...[
      filesOf(message),
      reactionsOf(message, conversation),
      !inThread && threadLink(message),
    ].filter(Boolean),
  );
  for (const control of article.querySelectorAll(".body button"))
    if (!control.hasAttribute("aria-describedby")) control.setAttribute("aria-describedby", nameId);
  if (!message.ephemeral) article.append(messageTools(message, conversation, inThread));
  return h("li", { class: classes }, article);
}

function head(message, nameId, follows) {
  const name = h(
    "span",
    { class: "author", id: nameId },
    message.name,
    h("span", { class: "for-readers" }, `, ${message.day}, ${message.time}`),
  );
  const badge = message.is_bot && h("span", { class: "badge" }, "APP");
  const time = h(
    "time",
    { class: "time", "aria-hidden": "true", title: message.day },
    message.time,
  );
  const note = message.ephemeral && h("p", { class: "private-note" }, "Only visible to you");
  return h(
    "div",
    { class: follows ? "head head-follows" : "head" },
    note,
    !follows && avatar(message.user ?? "app", message.name, message.is_bot),
    h("div", { class: "head-line" }, name, badge, time),
  );
}

function body(message, conversation) {
  const box = h("div", { class: "body" });
  const { blocks, text, ts, values } = message;
  const surface = { kind: "message", id: ts, channel: conversation.id };
  const words = () => (message.mrkdwn === false ? plainText(text) : mrkdwn(text));
  if (blocks?.length) showBlocks(box, blocks, surface, { values });
  else box.append(h("div", { class: "plain" }, words()));
  if (message.edited) box.append(h("span", { class: "edited" }, "(edited)"));
  return box;
}

function filesOf({ files }) {
  return files?.length
    ? h("ul", { class: "files", "aria-label": "Files" }, files.map(fileRow))
    : null;
}

function fileRow(file) {
  const title = file.title || file.name;
  const link = h(
    "a",
    { href: file.url, download: file.name, class: "file" },
    file.mimetype.startsWith("image/")
      ? h("img", { src: file.url, alt: "", class: "preview" })
      : icon("download"),
    h("span", {}, h("strong", {}, title), h("small", {}, detailOf(file, title))),
  );
  return h("li", { class: file.preview ? "previewed" : null }, link, pageOf(file, title));
}

/** What stands in a file that needs a program; a script in it would not run. */
function pageOf({ preview }, title) {
  if (!preview) return null;
  return [
    h("iframe", { src: preview, title: `Preview of ${title}`, sandbox: "", loading: "lazy" }),
    h(
      "a",
      {
        href: preview,
        target: "_blank",
        rel: "noopener",
        class: "see-all",
        "aria-label": `See all of ${title}`,
      },
      "See all of it",
    ),
  ];
}

const detailOf = ({ name, size }, title) =>
  name === title ? sizeText(size) : `${name} · ${sizeText(size)}`;

function sizeText(bytes) {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
}

function reactionsOf({ reactions, ts }, conversation) {
  if (!reactions?.length) return null;
  return h(
    "div",
    { class: "reactions" },
    reactions.map((one) => reaction(one, ts, conversation.id)),
  );
}

function reaction({ name, users }, ts, channel) {
  const who = users.map((id) => personOf(id)?.real_name ?? app.state.app.name).join(", ");
  const mine = users.includes(app.state.me.id);
  const button = h(
    "button",
    {
      type: "button",
      class: "reaction",
      "aria-pressed": String(mine),
      "aria-label": `${name}: ${who}`,
      title: who,
      "data-focus": `reaction-${ts}-${name}`,
    },
    emojiOf(name) ?? `:${name}:`, " ", users.length,
  );
  button.addEventListener("click", () => perform("react", { channel, ts, name }));
  return button;
}

function threadLink({ reply_count: count, ts }) {
  if (!count) return null;
  const button = h(
    "button",
    { type: "button", class: "thread-link", "data-focus": `thread-${ts}` },
    icon("reply"),
    count === 1 ? "1 reply" : `${count} replies`,
  );
  button.addEventListener("click", () => openThread(ts));
  return button;
}
