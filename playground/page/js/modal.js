/** The app's modals: the top of a person's stack as a dialog, with Back, errors, a busy state. */

import { announce } from "./announce.js";
import { showBlocks } from "./blocks/index.js";
import { h, icon, keyed } from "./dom.js";
import { settleTyping } from "./interactions.js";
import { plainText } from "./mrkdwn.js";
import { app, changed, perform } from "./state.js";
import { allValues, keepViews } from "./values.js";

const FIELDS = "input, textarea, select";
const refused = new Map();
let sending = null;

export function showModals() {
  const { modals } = app.state;
  keepViews(modals.map((view) => view.id));
  const dialog = document.getElementById("modal");
  const view = modals.at(-1);
  if (view) show(dialog, view, modals.length);
  else if (dialog.open) dialog.close();
}

function show(dialog, view, depth) {
  const isNew = dialog.dataset.view !== view.id || !dialog.open;
  const hadFocus = dialog.contains(document.activeElement);
  dialog.dataset.view = view.id;
  dialog.setAttribute("aria-labelledby", "modal-title");
  dialog.oncancel = (event) => (event.preventDefault(), close(view));
  dialog.onclose = () => app.state.modals.length && closeAll();
  keyed(dialog.querySelector(".modal-slot"), [{ key: view.id, signature: "", build: () => frame(view) }]);
  const form = dialog.querySelector("form");
  const busy = view.busy || sending === view.id;
  keyed(form.querySelector(".modal-head"), [
    { key: "head", signature: `${view.title.text} ${depth}`, build: () => head(view, depth) },
  ]);
  showBlocks(form.querySelector(".modal-body"), view.blocks, surfaceOf(view), {
    values: view.values,
    errors: refused.get(view.id) ?? view.errors,
  });
  keyed(form.querySelector(".modal-foot"), [
    {
      key: "foot",
      signature: JSON.stringify([view.submit, view.close, busy]),
      build: () => foot(view, busy),
    },
  ]);
  if (!dialog.open) dialog.showModal();
  if (isNew || (hadFocus && !dialog.contains(document.activeElement))) focusFirst(form);
}

const surfaceOf = (view) => ({ kind: "view", id: view.id });

function frame(view) {
  const form = h(
    "form",
    { novalidate: true },
    h("div", { class: "modal-head" }),
    h("div", { class: "modal-body" }),
    h("div", { class: "modal-foot" }),
  );
  form.addEventListener("submit", (event) => (event.preventDefault(), submit(view.id)));
  form.addEventListener(
    "keydown",
    (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && submit(view.id),
  );
  return form;
}

function head(view, depth) {
  const back = depth > 1 && iconButton("Back", "back", () => close(view));
  const leave = iconButton("Close dialog", "close", closeAll);
  return h(
    "div",
    { class: "modal-head-row" },
    back,
    h("h2", { id: "modal-title", tabindex: "-1" }, plainText(view.title.text)),
    leave,
  );
}

function iconButton(label, drawing, run) {
  const button = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": label,
      title: label,
      "data-focus": label,
    },
    icon(drawing),
  );
  button.addEventListener("click", run);
  return button;
}

function foot(view, busy) {
  const leave = h(
    "button",
    { type: "button", class: "button", "data-focus": "leave" },
    view.close?.text ?? (view.submit ? "Cancel" : "Close"),
  );
  leave.addEventListener("click", () => close(view));
  const send = view.submit && h(
    "button",
    {
      type: "submit",
      class: "button primary",
      "data-focus": "send",
      "aria-busy": busy ? "true" : null,
      "aria-disabled": busy ? "true" : null,
    },
    view.submit.text,
  );
  return h("div", { class: "dialog-buttons" }, leave, send);
}

/** The field that asks for it, else the first of a form; what is only to be read opens at its top. */
function focusFirst(form) {
  const asked = form.querySelector("[autofocus]");
  const body = form.querySelector(".modal-body");
  const isForm = form.querySelector("button[type=submit]") !== null;
  const found = asked ?? body.querySelector(isForm ? FIELDS : `${FIELDS}, button`);
  (found ?? form.querySelector("#modal-title")).focus({ preventScroll: !isForm });
}

async function submit(id) {
  const view = app.state.modals.at(-1);
  if (sending || view?.id !== id || !view.submit) return;
  settleTyping();
  sending = id;
  refused.delete(id);
  changed();
  const answer = await perform("submit", { view_id: id, values: allValues(surfaceOf(view)) });
  sending = null;
  if (answer.errors) refused.set(id, answer.errors);
  changed();
  if (answer.errors) pointOut();
}

/** Goes to the first field that was refused, and says how many there are. */
function pointOut() {
  const invalid = document.querySelectorAll("#modal .invalid");
  announceErrors(invalid);
  invalid[0]?.querySelector("input, textarea, button")?.focus();
}

function announceErrors(invalid) {
  const texts = [...invalid].map((field) => field.querySelector(".field-error").textContent);
  announce(`Not sent yet. ${texts.join(" ")}`);
}

function close(view) {
  refused.delete(view.id);
  return perform("close", { view_id: view.id });
}

async function closeAll() {
  for (const view of [...app.state.modals].reverse()) await close(view);
}
