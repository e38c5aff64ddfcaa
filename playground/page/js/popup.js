/**
 * Opens lists and menus beside a control, in the browser's top layer.
 *
 * @typedef {{label: string, detail?: string, hint?: string, danger?: boolean, checked?: boolean,
 *   lead?: Node, run: () => void}} MenuItem
 */

import { h, twinOf } from "./dom.js";

const GAP = 4;
let openMenuNow = null;

/** A hidden popup beside `anchor`, inside its dialog if it has one: the rest would be inert. */
export function popupFor(anchor, props, ...children) {
  const popup = h(
    "div",
    { popover: "manual", ...props, class: `popup ${props.class ?? ""}` },
    ...children,
  );
  (anchor.closest("dialog") ?? document.body).append(popup);
  return popup;
}

/** Shows `popup` below or above `anchor`, wherever it fits. */
export function showBeside(popup, anchor, { matchWidth = false, above = false } = {}) {
  const box = anchor.getBoundingClientRect();
  if (matchWidth) popup.style.minWidth = `${box.width}px`;
  if (!popup.matches(":popover-open")) popup.showPopover();
  const size = popup.getBoundingClientRect();
  const roomBelow = innerHeight - box.bottom - GAP;
  const goesUp = above
    ? box.top - GAP > size.height || box.top > roomBelow
    : roomBelow < size.height && box.top > roomBelow;
  popup.style.maxHeight = `${Math.max(120, (goesUp ? box.top : roomBelow) - 2 * GAP)}px`;
  const height = popup.getBoundingClientRect().height;
  popup.style.top = `${goesUp ? Math.max(GAP, box.top - GAP - height) : box.bottom + GAP}px`;
  popup.style.left = `${Math.max(GAP, Math.min(box.left, innerWidth - size.width - GAP))}px`;
}

/** Closes the menu that is open, if one is. */
export const closeMenu = () => openMenuNow?.close();

/**
 * @param {HTMLElement} anchor the button that opened it; gets the focus back
 * @param {string} label
 * @param {MenuItem[]} items
 */
export function openMenu(anchor, label, items) {
  if (openMenuNow?.anchor === anchor) return closeMenu();
  const menu = popupFor(anchor, { role: "menu", "aria-label": label, class: "menu" });
  menu.append(...items.map((item) => itemButton(item)));
  openPanel(anchor, menu, menu.firstElementChild);
  menu.addEventListener("keydown", (event) => moveInMenu(event, menu));
}

/** Opens any popup as the one that Escape, Tab and a click elsewhere close, or what it returns. */
export function openPanel(anchor, panel, focused) {
  closeMenu();
  const outside = (event) => !panel.contains(
    event.target,
  ) && !anchor.contains(event.target) && close(false);
  const keys = (event) => onPanelKey(event, close);
  const close = (refocus = true) => {
    document.removeEventListener("pointerdown", outside, true);
    panel.remove();
    anchor.setAttribute("aria-expanded", "false");
    openMenuNow = null;
    if (refocus) giveFocusBack(anchor);
  };
  openMenuNow = { anchor, close };
  anchor.setAttribute("aria-expanded", "true");
  document.addEventListener("pointerdown", outside, true);
  panel.addEventListener("keydown", keys);
  showBeside(panel, anchor);
  focused?.focus();
  return () => close();
}

function onPanelKey(event, close) {
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    close();
  } else if (event.key === "Tab") close();
}

function giveFocusBack(anchor) {
  (anchor.isConnected ? anchor : twinOf(anchor, document))?.focus();
}

function itemButton(item) {
  const role = item.checked === undefined ? "menuitem" : "menuitemradio";
  const props = { role, tabindex: "-1", class: item.danger ? "menu-item danger" : "menu-item" };
  if (item.checked !== undefined) props["aria-checked"] = String(item.checked);
  const text = h(
    "span",
    { class: "menu-text" },
    h("span", {}, item.label),
    item.detail && h("small", {}, item.detail),
  );
  const button = h(
    "button",
    { type: "button", ...props },
    item.lead,
    text,
    item.hint && h("span", { class: "menu-hint" }, item.hint),
  );
  button.addEventListener("click", () => (closeMenu(), item.run()));
  return button;
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function moveInMenu(event, menu) {
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const ends = { Home: 0, End: items.length - 1 };
  const to = event.key in STEPS
    ? (at + STEPS[event.key] + items.length) % items.length
    : ends[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[to].focus();
  } else if (event.key.length === 1 && event.key !== " ") {
    const letter = event.key.toLowerCase();
    const ordered = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    ordered.find((one) => one.textContent.toLowerCase().startsWith(letter))?.focus();
  }
}
