/** What stands above a conversation: its name, who is in it, and the app's tabs. */

import { h, icon, keyed } from "./dom.js";
import { openMenu } from "./popup.js";
import { currentConversation, goHome, goTo, isAppPlace } from "./place.js";
import { app, perform, personOf, titleOf } from "./state.js";

export function showHeader() {
  const conversation = currentConversation();
  const header = headerElement();
  const signature = JSON.stringify([
    isAppPlace(),
    app.place.tab,
    app.state.me.id,
    app.state.app.online,
    { ...conversation, unread: 0 },
  ]);
  keyed(header, [
    {
      key: "header",
      signature,
      build: () => (isAppPlace() ? appHeader() : channelHeader(conversation)),
    },
  ]);
  const title = isAppPlace() ? app.state.app.name : titleOf(conversation);
  document.title = `${title} · ${app.state.workspace.name}, a pretend workspace`;
}

function headerElement() {
  const main = document.getElementById("main");
  if (!main.querySelector(".place-header")) main.prepend(h("header", { class: "place-header" }));
  return main.querySelector(".place-header");
}

function appHeader() {
  const { home_tab: home, messages_tab: messages, name, description, online } = app.state.app;
  const tabs = [
    home && tab("Home", "home", goHome),
    messages && tab("Messages", "messages", () => goTo("app")),
  ].filter(Boolean);
  const row = h("div", { class: "tabs", role: "tablist", "aria-label": name }, tabs);
  row.addEventListener("keydown", switchTab);
  return h(
    "div",
    { class: "title-block" },
    h(
      "div",
      { class: "title-row" },
      h("h1", { id: "place-title" }, name),
      h("span", { class: "badge" }, "APP"),
      h("p", { class: "topic" }, online ? description : "Not connected right now"),
    ),
    row,
  );
}

function tab(label, name, run) {
  const selected = app.place.tab === name;
  const button = h(
    "button",
    {
      type: "button",
      role: "tab",
      "aria-selected": String(selected),
      "aria-controls": "centre",
      tabindex: selected ? "0" : "-1",
      "data-focus": `tab-${name}`,
    },
    label,
  );
  button.addEventListener("click", run);
  return button;
}

function switchTab(event) {
  if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const other = event.currentTarget.querySelector("[aria-selected=false]");
  other?.focus();
  other?.click();
}

function channelHeader(conversation) {
  const sign = { channel: "#", private: icon("lock") }[conversation.kind];
  const title = h(
    "h1",
    { id: "place-title" },
    sign && h("span", { class: "sign", "aria-hidden": "true" }, sign),
    titleOf(conversation),
  );
  return h(
    "div",
    { class: "title-block title-row" },
    title,
    h("p", { class: "topic" }, conversation.topic),
    peopleButton(conversation),
  );
}

function peopleButton(conversation) {
  if (conversation.kind === "dm") return null;
  const count = conversation.members.length;
  const button = h(
    "button",
    {
      type: "button",
      class: "button small",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "data-focus": "members",
    },
    `${count} ${count === 1 ? "person" : "people"}`,
  );
  button.addEventListener(
    "click",
    () => openMenu(button, "People and apps", [
      ...conversation.members.map(memberEntry).filter(Boolean),
      appEntry(conversation),
    ]),
  );
  return button;
}

function memberEntry(id) {
  const person = personOf(id);
  return person && { label: person.real_name, detail: person.title, run: () => {} };
}

function appEntry({ id, app_is_member: isMember }) {
  const { name } = app.state.app;
  if (isMember)
    return {
      label: `Remove ${name} from here`,
      detail: "It no longer posts or listens here",
      run: () => perform("remove_app", { channel: id }),
    };
  return {
    label: `Add ${name} here`,
    detail: "It may then post when someone asks it to",
    run: () => perform("invite_app", { channel: id }),
  };
}
