/** The list of places: the app, channels and direct messages, with marks for what is unread. */

import { h, icon, keyed } from "./dom.js";
import { closeDrawer, markDrawer } from "./drawer.js";
import { avatar } from "./people.js";
import { currentConversation, goHome, goTo, isAppPlace } from "./place.js";
import { app, appConversation, titleOf } from "./state.js";

const CHANNELS = ["channel", "private"];
const PEOPLE = ["dm", "group"];

export function showSidebar() {
  const { workspace, conversations } = app.state;
  const nav = document.getElementById("sidebar");
  const of = (kinds) => conversations.filter((one) => kinds.includes(one.kind));
  keyed(nav, [
    {
      key: "name",
      signature: workspace.name,
      build: () => h("p", { class: "workspace-name" }, workspace.name),
    },
    group("Apps", [appRow()]),
    group("Channels", of(CHANNELS).map(conversationRow)),
    group("Direct messages", of(PEOPLE).map(conversationRow)),
  ]);
  nav.onkeydown = moveBetweenRows;
  markDrawer(conversations.reduce((sum, one) => sum + one.unread, 0));
}

function group(title, rows) {
  const build = () => h(
    "section",
    { class: "places" },
    h("h2", {}, title),
    h("ul", {}, rows.map((row) => h("li", {}, link(row)))),
  );
  return { key: title, signature: JSON.stringify(rows), build };
}

function appRow() {
  const conversation = appConversation();
  return {
    id: "app",
    title: app.state.app.name,
    lead: "app",
    unread: conversation?.unread ?? 0,
    current: isAppPlace(),
  };
}

function conversationRow(conversation) {
  const { id, kind, unread } = conversation;
  const others = conversation.members.filter((one) => one !== app.state.me.id);
  return {
    id,
    title: titleOf(conversation),
    lead: kind,
    who: others,
    unread,
    current: currentConversation()?.id === id && !isAppPlace(),
  };
}

function link({ id, title, lead, who, unread, current }) {
  const props = {
    href: `#${id}`,
    class: unread ? "place unread" : "place",
    "data-focus": `place-${id}`,
    "aria-current": current ? "page" : null,
  };
  const count = unread
    ? h("span", { class: "count" }, unread, h("span", { class: "for-readers" }, " unread"))
    : null;
  const row = h(
    "a",
    props,
    leadOf(lead, title, who),
    h("span", { class: "place-title" }, title),
    count,
  );
  row.addEventListener("click", (event) => follow(event, id));
  return row;
}

function leadOf(kind, title, who) {
  if (kind === "app") return avatar("app", title, true);
  if (kind === "private") return h("span", { class: "lead" }, icon("lock"));
  if (kind === "dm") return avatar(who[0] ?? "me", title);
  const sign = kind === "group" ? String(who.length) : "#";
  return h("span", { class: `lead lead-${kind}`, "aria-hidden": "true" }, sign);
}

async function follow(event, id) {
  if (event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  closeDrawer();
  if (id !== "app" || !app.state.app.home_tab) await goTo(id);
  else await goHome();
  focusPlace();
}

/** The composer on a desk; on a phone its keyboard would cover what was opened. */
function focusPlace() {
  const composer = document.querySelector("#main .composer textarea");
  if (composer && matchMedia("(hover: hover)").matches) composer.focus();
  else document.getElementById("main").focus();
}

function moveBetweenRows(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll("a.place")];
  rows[(rows.indexOf(document.activeElement) + step + rows.length) % rows.length].focus();
}
