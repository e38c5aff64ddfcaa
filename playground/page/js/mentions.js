/**
 * Turns Slack's references (`<@U…>`, `<#C…|name>`, `<!here>`, `<!date^…>`, `<https://…|text>`,
 * `:emoji:`) into nodes. Links lead only to http, https and mailto; anything else stays text.
 */

import { slackDate } from "./dates.js";
import { h } from "./dom.js";
import { emojiOf } from "./emoji.js";
import { app, conversationOf, personOf, titleOf, workspaceNow } from "./state.js";

const SAFE_LINK = /^(https?:|mailto:)/i;

/** `&amp;`, `&lt;` and `&gt;` as the characters they stand for; Slack escapes nothing else. */
export const unescaped = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(
  /&amp;/g,
  "&",
);

export function linkTo(url, text = url) {
  if (!SAFE_LINK.test(url)) return document.createTextNode(text);
  const shown = text.replace(/^mailto:/, "");
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, shown);
}

export function userMention(id) {
  const person = personOf(id);
  const isMe = id === app.state.me.id;
  return h(
    "span",
    { class: isMe ? "mention mention-me" : "mention" },
    `@${person?.real_name ?? person?.name ?? botName(id) ?? id}`,
  );
}

const botName = (id) => (id === app.state.app.bot_user_id ? app.state.app.name : null);

export function channelMention(id, name) {
  const conversation = conversationOf(id);
  const shown = conversation ? titleOf(conversation) : name || "a private channel";
  if (!conversation) return h("span", { class: "mention" }, `#${shown}`);
  return h("a", { class: "mention", href: `#${id}` }, `#${shown}`);
}

export const broadcast = (range) => h("span", { class: "mention mention-me" }, `@${range}`);

export function dateMention(seconds, pattern, fallback, link) {
  const text = Number.isFinite(seconds)
    ? slackDate(seconds, pattern, app.state.me.tz, workspaceNow())
    : fallback;
  return link ? linkTo(link, text) : h("time", { title: fallback }, text || fallback);
}

/** An emoji with its name for those who cannot see it; `null` when the name is unknown. */
export function emojiNode(name) {
  const character = emojiOf(name);
  return character && h(
    "span",
    { class: "emoji", role: "img", "aria-label": name.replace(/_/g, " "), title: `:${name}:` },
    character,
  );
}

/** What stands between `<` and `>` in mrkdwn, as a node; `null` when it is no reference. */
export function reference(inside) {
  const [target, ...rest] = inside.split("|");
  const label = rest.length ? unescaped(rest.join("|")) : null;
  if (target.startsWith("@")) return userMention(target.slice(1));
  if (target.startsWith("#")) return channelMention(target.slice(1), label);
  if (target.startsWith("!date^")) return dateReference(target, label);
  if (target.startsWith("!subteam^")) return broadcast(label?.replace(/^@/, "") ?? "a group");
  if (target.startsWith("!")) return broadcast(target.slice(1));
  return SAFE_LINK.test(target) ? linkTo(unescaped(target), label ?? unescaped(target)) : null;
}

function dateReference(target, fallback) {
  const [, seconds, pattern, link] = target.split("^");
  return dateMention(Number(seconds), pattern ?? "", fallback ?? "", link);
}
