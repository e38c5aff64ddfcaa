/** On a narrow window the list of places is a drawer that choosing or leaving closes. */

import { h, icon } from "./dom.js";

const sidebar = () => document.getElementById("sidebar");

export function drawerButton() {
  const button = h(
    "button",
    {
      type: "button",
      class: "icon-button drawer-button",
      "aria-label": "Channels and messages",
      "aria-controls": "sidebar",
      "aria-expanded": "false",
    },
    icon("menu"),
  );
  button.addEventListener("click", () => (isOpen() ? closeDrawer() : openDrawer(button)));
  return button;
}

/** Marks the button while something unread waits in the closed drawer. */
export function markDrawer(unread) {
  const button = document.querySelector(".drawer-button");
  button.classList.toggle("has-unread", unread > 0);
  if (unread) button.setAttribute("aria-description", `${unread} unread`);
  else button.removeAttribute("aria-description");
}

const isOpen = () => document.body.classList.contains("drawer-open");

function openDrawer(button) {
  document.body.classList.add("drawer-open");
  button.setAttribute("aria-expanded", "true");
  (sidebar().querySelector("[aria-current]") ?? sidebar().querySelector("a")).focus();
  document.addEventListener("pointerdown", closeWhenOutside);
  document.addEventListener("keydown", closeOnEscape);
}

export function closeDrawer({ refocus = false } = {}) {
  const button = document.querySelector(".drawer-button");
  document.body.classList.remove("drawer-open");
  button.setAttribute("aria-expanded", "false");
  document.removeEventListener("pointerdown", closeWhenOutside);
  document.removeEventListener("keydown", closeOnEscape);
  if (refocus) button.focus();
}

function closeWhenOutside(event) {
  if (!event.target.closest("#sidebar, .drawer-button")) closeDrawer();
}

function closeOnEscape(event) {
  if (event.key === "Escape") closeDrawer({ refocus: true });
}
