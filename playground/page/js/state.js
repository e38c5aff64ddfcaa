/**
 * What the page knows: the server's state, and where this visitor stands in it.
 *
 * @typedef {{conversation: string | null, tab: "home" | "messages", thread: string | null,
 *   newSince: Record<string, string>}} Place  `newSince` holds, for each conversation, the ts of
 *   the first message that the person had not seen when they opened it.
 */

import { act, fetchState, listen } from "./api.js";
import { complain } from "./announce.js";

const REFETCH_AFTER_MS = 25;

/** The one object that all regions read. Change it through the functions of this module. */
export const app = {
  /** @type {any} the server's last answer */
  state: null,
  /** @type {Place} */
  place: { conversation: null, tab: "messages", thread: null, newSince: {} },
  online: true,
  fetchedAt: 0,
};

const watchers = [];
let fetching = null;
let following = null;
let timer = 0;
let stopListening = () => {};

/** Calls `render` after every change. */
export const watch = (render) => watchers.push(render);

export const changed = () => watchers.forEach((render) => render(app));

/**
 * Fetches the state anew. A call that comes while a fetch is under way waits for the one after it,
 * since the present one may have left too early to see what the caller did.
 */
function refresh() {
  if (fetching) return (following ??= fetching.then(startAgain));
  fetching = fetchOnce(app.state.me.id).finally(() => (fetching = null));
  return fetching;
}

function startAgain() {
  following = null;
  return refresh();
}

async function fetchOnce(as) {
  const state = await fetchState(as);
  app.online = state !== null;
  if (state && as === app.state.me.id) take(state);
  changed();
}

function take(state) {
  app.state = state;
  app.fetchedAt = performance.now();
}

/** Becomes another person of the workspace. */
export async function become(as) {
  stopListening();
  const state = await fetchState(as);
  if (!state) return complain("The playground does not answer. Is it still running?");
  take(state);
  app.place.newSince = {};
  stopListening = listen(state.me.id, heardOf, connected);
  changed();
}

function heardOf(version) {
  if (version === app.state.version) return;
  clearTimeout(timer);
  timer = setTimeout(refresh, REFETCH_AFTER_MS);
}

function connected(online) {
  if (online && !app.online) refresh();
  if (app.online === online) return;
  app.online = online;
  changed();
}

/**
 * Does something as the present person, then shows the result. A refusal is said aloud unless
 * `quiet` or the answer has errors that stand beside their fields.
 */
export async function perform(verb, details = {}, { quiet = false } = {}) {
  const answer = await act(app.state.me.id, verb, details);
  await refresh();
  if (!answer.ok && !quiet && !isShown(answer)) complain(answer.message ?? "That did not work.");
  return answer;
}

/** True when the page shows the refusal anyway: beside fields, or in a notice in plain view. */
function isShown(answer) {
  const noticed = app.state.notices.some((notice) => notice.text === answer.message);
  return Boolean(answer.errors) || (noticed && !app.state.modals.length);
}

/** The workspace's time right now, as milliseconds since the epoch. */
export function workspaceNow() {
  const since = app.state.clock.running ? performance.now() - app.fetchedAt : 0;
  return Date.parse(app.state.clock.now) + since;
}

export const conversationOf = (id) => app.state.conversations.find((one) => one.id === id);

export const appConversation = () => app.state.conversations.find((one) => one.kind === "app");

export const personOf = (id) => app.state.people.find((one) => one.id === id);

/** The name a reader knows the conversation by, without `#`. */
export function titleOf(conversation) {
  if (conversation.kind === "app") return app.state.app.name;
  if (!["dm", "group"].includes(conversation.kind)) return conversation.name;
  const others = conversation.members.filter((id) => id !== app.state.me.id);
  return others.map((id) => personOf(id)?.real_name ?? id).join(", ") || conversation.name;
}

/** Messages of a conversation's main flow, or of one of its threads when `thread` is given. */
export function messagesOf(id, thread = null) {
  const all = app.state.messages[id] ?? [];
  if (thread) return all.filter((one) => one.ts === thread || one.thread_ts === thread);
  return all.filter((one) => !one.thread_ts || one.thread_ts === one.ts);
}
