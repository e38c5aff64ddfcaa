/**
 * Where the visitor stands, kept in the address so that reloading and the Back button work:
 * `#C0GENERAL`, `#C0GENERAL/1795424400.000100` for a thread, `#app/home`, `#app/messages`.
 * Without any of them it is the app's Messages, where one can type.
 */

import { app, appConversation, changed, conversationOf, perform } from "./state.js";
import { firstUnread } from "./unread.js";

const APP = "app";

/** Reads the address into the place. */
export function readPlace() {
  const [conversation, rest] = decodeURIComponent(location.hash.slice(1)).split("/");
  const { place } = app;
  if (conversation === "main" || (!conversation && place.conversation)) return;
  place.conversation = conversation || APP;
  place.tab = conversation === APP && rest !== "messages" ? "home" : "messages";
  place.thread = conversation !== APP && rest ? rest : null;
}

/** Leaves places that this person cannot see, and prefers the app's own id over `app`. */
export function settlePlace() {
  const { place, state } = app;
  if (isAppPlace()) {
    if (!state.app.home_tab) place.tab = "messages";
    if (!state.app.messages_tab) place.tab = "home";
  } else if (!conversationOf(place.conversation)) {
    Object.assign(place, { conversation: APP, tab: "home", thread: null });
  }
}

/** True in the app's own place, Home or Messages. */
export const isAppPlace = () => app.place.conversation === APP;

/** The conversation in front of the visitor; `null` in the app's place before it has spoken. */
export function currentConversation() {
  return isAppPlace() ? appConversation() ?? null : conversationOf(app.place.conversation);
}

/** True when the visitor looks at messages, not at the app's Home. */
export const showsMessages = () => !isAppPlace() || app.place.tab === "messages";

/**
 * Goes to a conversation's messages, of which the app is told where they are its own.
 *
 * @param {string} id
 */
export function goTo(id) {
  bringTo(id);
  return tellApp();
}

/**
 * Brings a conversation's messages in front without a visit: nobody has opened a tab.
 *
 * @param {string} id
 * @param {string} [since] ts of the first message to mark as new; found by itself when left out
 */
export function bringTo(id, since) {
  const conversation = conversationOf(id);
  const isApp = id === APP || conversation?.kind === "app";
  const mark = since ?? (conversation && firstUnread(conversation));
  if (app.place.conversation && currentConversation()?.id !== id)
    delete app.place.newSince[currentConversation()?.id];
  if (mark) app.place.newSince[id] = mark;
  moveTo({ conversation: isApp ? APP : id, tab: "messages", thread: null });
}

/** Goes to the app's Home, which the app is told. */
export function goHome() {
  moveTo({ conversation: APP, tab: "home", thread: null });
  return tellApp();
}

/** Tells the app when one of its tabs has been opened, as Slack does. */
export async function tellApp() {
  if (!isAppPlace()) return;
  await perform(showsMessages() ? "open_messages" : "open_home", {}, { quiet: true });
}

export const openThread = (ts) => moveTo({ thread: ts });

export const closeThread = () => moveTo({ thread: null });

function moveTo(change) {
  Object.assign(app.place, change);
  const { conversation, tab, thread } = app.place;
  const tail = conversation === APP ? tab : thread;
  history.pushState(null, "", `#${conversation}${tail ? `/${tail}` : ""}`);
  changed();
}
