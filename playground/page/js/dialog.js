/** Small questions in a dialog of their own: confirmations, and choosing a time zone. */

import { freshId, h } from "./dom.js";

/**
 * Asks before something happens, in the words of a Block Kit confirm object.
 *
 * @returns {Promise<boolean>} true when confirmed
 */
export function confirmed(confirm) {
  const no = h("button", { type: "button", class: "button" }, confirm.deny?.text ?? "Cancel");
  const danger = confirm.style === "danger" ? "button danger" : "button primary";
  const yes = h("button", { type: "button", class: danger }, confirm.confirm?.text ?? "OK");
  const text = h("p", { class: "dialog-text" }, confirm.text?.text ?? "");
  return ask(confirm.title?.text ?? "Are you sure?", text, no, yes, () => true).then(Boolean);
}

/**
 * Lets the person choose one of `options`.
 *
 * @param {string} title
 * @param {string} label
 * @param {string[]} options
 * @param {string} chosen
 * @returns {Promise<string | null>} null when they changed their mind
 */
export function chosenFrom(title, label, options, chosen) {
  const id = freshId("choice");
  const select = h(
    "select",
    { id },
    ...options.map((one) => h("option", { value: one, selected: one === chosen }, one)),
  );
  const no = h("button", { type: "button", class: "button" }, "Cancel");
  const yes = h("button", { type: "button", class: "button primary" }, "Save");
  return ask(
    title,
    h("div", { class: "field" }, h("label", { for: id }, label), select),
    no,
    yes,
    () => select.value,
  );
}

/**
 * Lets the person write something else in place of `text`.
 *
 * @returns {Promise<string | null>} null when they changed their mind
 */
export function rewritten(title, label, text) {
  const id = freshId("words");
  const area = h("textarea", { id, class: "text-input", rows: 3, value: text });
  const no = h("button", { type: "button", class: "button" }, "Cancel");
  const yes = h("button", { type: "button", class: "button primary" }, "Save");
  const field = h("div", { class: "field" }, h("label", { for: id }, label), area);
  return ask(title, field, no, yes, () => area.value);
}

function ask(title, content, no, yes, answer) {
  const id = freshId("question");
  const dialog = h(
    "dialog",
    { class: "question", "aria-labelledby": id },
    h("h2", { id }, title),
    content,
  );
  dialog.append(h("div", { class: "dialog-buttons" }, no, yes));
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener(
      "close",
      () => (dialog.remove(), resolve(dialog.returnValue ? answer() : null)),
    );
    no.addEventListener("click", () => dialog.close(""));
    yes.addEventListener("click", () => dialog.close("yes"));
    dialog.showModal();
  });
}
