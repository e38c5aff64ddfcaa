/** What the present person has not seen yet, and when it counts as seen. */

import { announce } from "./announce.js";
import { wordsOf } from "./mrkdwn.js";
import { currentConversation, showsMessages } from "./place.js";
import { app, messagesOf, perform } from "./state.js";

const heard = new Map();
let marking = false;

/** The ts of the first unseen message of a conversation; `null` when all are seen. */
export function firstUnread(conversation) {
  if (!conversation.unread) return null;
  const others = messagesOf(conversation.id).filter((one) => one.user !== app.state.me.id);
  return others.at(-conversation.unread)?.ts ?? null;
}

/** Marks what is in front of the visitor as read, and reads out what has just arrived. */
export async function markSeen() {
  const conversation = showsMessages() ? currentConversation() : null;
  if (!conversation) return;
  readOut(conversation);
  if (!conversation.unread || document.visibilityState !== "visible" || marking) return;
  marking = true;
  await perform("mark_read", { channel: conversation.id }, { quiet: true });
  marking = false;
}

function readOut(conversation) {
  const key = `${app.state.me.id} ${conversation.id}`;
  const messages = app.state.messages[conversation.id] ?? [];
  const fresh = heard.has(key) ? messages.filter((one) => one.ts > heard.get(key) && one.user !== app.state.me.id) : [];
  heard.set(key, messages.reduce((latest, one) => (one.ts > latest ? one.ts : latest), ""));
  if (fresh.length) announce(fresh.map((one) => `${one.name}: ${wordsOf(one.text)}`).join(". "));
}
