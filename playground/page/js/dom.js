/**
 * Builds and updates the document: elements from plain calls, lists by key. Text only ever enters
 * as text nodes, so nothing that a bot or a person writes can become markup.
 *
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {{key: string, signature: string, build: () => HTMLElement}} Item  One row of a list:
 *   the same key with the same signature keeps its element, and with it focus and typed text.
 */

const PROPERTIES = new Set(["value", "checked", "selected", "disabled", "indeterminate"]);
const SVG = "http://www.w3.org/2000/svg";
const signatures = new WeakMap();
let lastId = 0;

/** A document-wide unique id for `for`, `aria-labelledby` and friends. */
export const freshId = (stem) => `${stem}-${++lastId}`;

/**
 * @param {string} tag
 * @param {Record<string, any>} [props] attributes; `on` holds listeners, `data` the data attributes
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  element.append(...children.flat(Infinity).filter(isShown));
  return element;
}

const isShown = (child) => child !== null && child !== undefined && child !== false;

function setProp(element, name, value) {
  if (name === "on")
    for (const [type, run] of Object.entries(value)) element.addEventListener(type, run);
  else if (name === "data") Object.assign(element.dataset, value);
  else if (PROPERTIES.has(name)) element[name] = value ?? "";
  else if (value === true) element.setAttribute(name, "");
  else if (isShown(value)) element.setAttribute(name, String(value));
}

/** A decorative drawing from ICONS; the control around it carries the name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = {
    viewBox: "0 0 20 20",
    class: `icon icon-${name}`,
    "aria-hidden": "true",
    focusable: "false",
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

const ICONS = {
  back: "M12 4 6 10l6 6",
  bolt: "M11 2 4 11h5l-1 7 7-9h-5z",
  chevron: "m6 8 4 4 4-4",
  clock: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 6v4l3 2",
  close: "m5 5 10 10M15 5 5 15",
  copy: "M7 7h9v9H7zM4 13V4h9",
  download: "M10 3v9m-4-4 4 4 4-4M4 16h12",
  lock: "M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3",
  menu: "M3 5h14M3 10h14M3 15h14",
  more: "M4 10h.01M10 10h.01M16 10h.01",
  reply: "M4 4h12v9H9l-4 4v-4H4z",
  send: "m3 10 14-7-5 14-3-6z",
  file: "M5 3h7l3 3v11H5zM12 3v4h3",
  smile: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M7 8h.01M13 8h.01M7 12q3 3 6 0",
  warning: "M10 3 18 17H2zM10 8v4M10 14.5h.01",
};

/**
 * Makes `container` hold exactly `items`, touching only what changed, and keeps the focus where
 * it was even when the row that holds it is built anew.
 *
 * @param {HTMLElement} container
 * @param {Item[]} items
 */
export function keyed(container, items) {
  const before = new Map([...container.children].map((row) => [row.dataset.key, row]));
  const rows = items.map((item) => rowFor(item, before));
  for (const gone of before.values()) gone.remove();
  let cursor = container.firstElementChild;
  for (const row of rows) {
    if (row === cursor) cursor = cursor.nextElementSibling;
    else container.insertBefore(row, cursor);
  }
}

function rowFor(item, before) {
  const old = before.get(item.key);
  before.delete(item.key);
  if (old && signatures.get(old) === item.signature) return old;
  const row = item.build();
  row.dataset.key = item.key;
  signatures.set(row, item.signature);
  if (old) replaceKeepingFocus(old, row);
  return row;
}

/** Puts `fresh` in the place of `old`; focus and selection follow to the same-named control. */
function replaceKeepingFocus(old, fresh) {
  const active = old.contains(document.activeElement) ? document.activeElement : null;
  const selection = active && "selectionStart" in active
    ? [active.selectionStart, active.selectionEnd]
    : null;
  old.replaceWith(fresh);
  if (!active) return;
  const twin = twinOf(
    active,
    fresh,
  ) ?? (fresh.tabIndex >= 0 || fresh.hasAttribute("tabindex") ? fresh : null);
  twin?.focus({ preventScroll: true });
  if (twin && selection?.[0] != null && twin.setSelectionRange)
    twin.setSelectionRange(...selection);
}

/** The control in `root` that answers to the same `data-focus` as `control`. */
export function twinOf(control, root) {
  const name = control.dataset?.focus;
  return name ? root.querySelector(`[data-focus="${CSS.escape(name)}"]`) : null;
}

/** Grows a text area with what is typed, up to its own CSS max-height. */
export function growWithText(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
