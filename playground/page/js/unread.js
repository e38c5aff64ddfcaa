/** What the present person has not seen yet, and when it counts as seen. */

import { currentConversation, showsMessages } from "./place.js";
import { app, messagesOf, perform } from "./state.js";

let marking = false;

/** The ts of the first unseen message of a conversation; `null` when all are seen. */
export function firstUnread(conversation) {
  if (!conversation.unread) return null;
  const all = app.state.messages[conversation.id];
  const since = all.filter((one) => one.user !== app.state.me.id).at(-conversation.unread)?.ts;
  return messagesOf(conversation.id).find((one) => one.ts >= since)?.ts ?? null;
}

/** Marks what is in front of the visitor as read. */
export async function markSeen() {
  const conversation = showsMessages() ? currentConversation() : null;
  if (!conversation) return;
  if (!conversation.unread || document.visibilityState !== "visible" || marking) return;
  marking = true;
  await perform("mark_read", { channel: conversation.id }, { quiet: true });
  marking = false;
}
