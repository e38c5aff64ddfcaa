/** Completes `/commands` and `@people` while one writes. */

import { freshId, h } from "./dom.js";
import { popupFor, showBeside } from "./popup.js";
import { app } from "./state.js";

const MENTION = /(?:^|\s)@([\p{L}\p{N}. '-]{0,30})$/u;

/**
 * @param {HTMLTextAreaElement} area
 * @param {{commands: boolean}} offers
 * @returns {{update: () => void, takesKey: (event: KeyboardEvent) => boolean}}
 */
export function completionFor(area, offers) {
  const completion = new Completion(area, offers);
  area.addEventListener("blur", () => completion.close());
  return completion;
}

class Completion {
  constructor(area, offers) {
    this.area = area;
    this.offers = offers;
    this.listId = freshId("completions");
    area.setAttribute("aria-autocomplete", "list");
  }

  update() {
    const before = this.area.value.slice(0, this.area.selectionStart);
    this.found = (this.offers.commands && commandsFor(before)) || peopleFor(before);
    if (this.found.entries.length) this.show();
    else this.close();
  }

  show() {
    this.list ??= this.newList();
    this.list.setAttribute("role", this.found.isHint ? "note" : "listbox");
    this.list.setAttribute("aria-label", this.found.title);
    this.list.replaceChildren(
      h("div", { class: "group-name", "aria-hidden": "true" }, this.found.title),
      ...this.found.entries.map((entry) => this.row(entry)),
    );
    this.area.setAttribute("aria-controls", this.listId);
    this.move(0);
    showBeside(this.list, this.area.form, { matchWidth: true, above: true });
  }

  /** Pressing in the list must not take the focus from the text. */
  newList() {
    const list = popupFor(this.area, { class: "listbox completions", id: this.listId });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    return list;
  }

  row(entry) {
    const role = this.found.isHint ? null : "option";
    const row = h(
      "div",
      { role, id: freshId("completion"), class: role ? "option" : "option-note" },
      h(
        "span",
        {},
        h("strong", {}, entry.label),
        entry.usage && h("span", { class: "usage" }, ` ${entry.usage}`),
      ),
      h("small", {}, entry.detail),
    );
    if (role) row.addEventListener("click", () => this.insert(entry));
    return row;
  }

  move(to) {
    const rows = [...this.list.querySelectorAll("[role=option]")];
    this.at = rows.length ? (to + rows.length) % rows.length : -1;
    rows.forEach((row, index) => {
      row.classList.toggle("active", index === this.at);
      row.setAttribute("aria-selected", String(index === this.at));
    });
    if (rows[this.at]) this.area.setAttribute("aria-activedescendant", rows[this.at].id);
    else this.area.removeAttribute("aria-activedescendant");
  }

  /** Uses the key if the list wants it; a command that is fully typed is left for sending. */
  takesKey(event) {
    if (!this.list) return false;
    if (event.key === "Escape") this.close();
    else if (this.at < 0) return false;
    else if (event.key === "ArrowDown") this.move(this.at + 1);
    else if (event.key === "ArrowUp") this.move(this.at - 1);
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey))
      return this.accept(event);
    else return false;
    event.preventDefault();
    return true;
  }

  accept(event) {
    const entry = this.found.entries[this.at];
    if (event.key === "Enter" && this.area.value.trim() === entry.insert.trim())
      return this.close(), false;
    event.preventDefault();
    this.insert(entry);
    return true;
  }

  insert(entry) {
    const { area, found } = this;
    area.setRangeText(entry.insert, found.from, area.selectionStart, "end");
    this.close();
    area.focus();
    area.dispatchEvent(new Event("input"));
  }

  close() {
    this.list?.remove();
    this.list = null;
    this.area.removeAttribute("aria-activedescendant");
    this.area.removeAttribute("aria-controls");
  }
}

/** What fits a text that begins with `/`: commands by name, then how to use the one typed. */
function commandsFor(before) {
  if (!before.startsWith("/")) return null;
  const [typed, ...rest] = before.split(" ");
  const title = app.state.app.name;
  const fits = app.state.commands.filter(
    (one) => (rest.length ? one.command === typed : one.command.startsWith(typed)),
  );
  const isHint = rest.length > 0;
  return {
    title,
    from: 0,
    isHint,
    entries: isHint && rest.join(" ").trim() ? [] : fits.map(commandEntry),
  };
}

const commandEntry = ({ command, description, usage_hint: usage }) => ({
  label: command,
  usage,
  detail: description,
  insert: `${command} `,
});

function peopleFor(before) {
  const match = before.match(MENTION);
  if (!match) return { entries: [] };
  const typed = match[1].toLowerCase();
  const fits = app.state.people.filter(
    (one) => `${one.real_name} ${one.name}`.toLowerCase().includes(typed),
  );
  const entries = fits.map(
    (one) => ({ label: one.real_name, detail: one.title, insert: `@${one.real_name} ` }),
  );
  return { title: "People", from: before.length - match[1].length - 1, entries };
}
