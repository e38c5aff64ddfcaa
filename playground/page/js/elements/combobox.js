/**
 * A text field that offers options while one types: the ARIA combobox with a list, for one value
 * or for several as removable chips.
 *
 * @typedef {{value: string, text: string, detail?: string, group?: string | null}} Option
 * @typedef {{names: object, multiple: boolean, placeholder: string, limit?: number,
 *   minQuery: number, asksApp: boolean, value: string[],
 *   load: (query: string) => Promise<Option[]>, describe: (raw: string) => string,
 *   change: (raws: string[]) => Promise<boolean>}} Choice
 */

import { freshId, h, icon } from "../dom.js";
import { popupFor, showBeside } from "../popup.js";

const SHOWN_AT_MOST = 100;
const TYPING_RESTS_MS = 150;

/** @param {Choice} choice */
export function combobox(choice) {
  return new Combobox(choice).root;
}

class Combobox {
  constructor(choice) {
    this.choice = choice;
    this.raws = [...choice.value];
    this.listId = freshId("list");
    this.at = -1;
    this.build();
    this.showChosen();
  }

  build() {
    const aria = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.listId,
    };
    this.input = h("input", {
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      ...aria,
      ...this.choice.names,
    });
    this.chips = h("span", { class: "chips" });
    const arrow = h("span", { class: "combobox-arrow" }, icon("chevron"));
    this.root = h(
      "div",
      { class: this.choice.multiple ? "combobox multi" : "combobox" },
      this.chips,
      this.input,
      arrow,
    );
    this.root.addEventListener("mousedown", (event) => this.onPointer(event));
    this.input.addEventListener("input", () => this.open(this.input.value));
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => this.leave());
  }

  /** The field as it looks when nobody is typing. */
  showChosen() {
    const { multiple, describe, placeholder } = this.choice;
    this.input.placeholder = this.raws.length && multiple ? "" : placeholder;
    this.input.value = multiple || !this.raws.length ? "" : describe(this.raws[0]);
    this.chips.replaceChildren(...(multiple ? this.raws.map((raw) => this.chip(raw)) : []));
  }

  chip(raw) {
    const text = this.choice.describe(raw);
    const remove = h(
      "button",
      { type: "button", class: "chip-remove", "aria-label": `Remove ${text}` },
      icon("close"),
    );
    remove.addEventListener("click", () => this.set(this.raws.filter((one) => one !== raw)));
    return h("span", { class: "chip" }, text, remove);
  }

  onPointer(event) {
    if (event.target.closest(".chip-remove")) return;
    if (event.target !== this.input) event.preventDefault();
    if (this.list) return event.target === this.input ? undefined : this.close();
    this.input.focus();
    this.input.select();
    this.open("");
  }

  /** Offers what matches `query`; the latest call wins when answers overlap. */
  async open(query) {
    this.query = query;
    const tooShort = query.length < this.choice.minQuery;
    const options = tooShort ? [] : await this.load(query);
    if (this.query !== query || document.activeElement !== this.input) return;
    const isOffered = (option) => this.choice.asksApp || fits(option, query);
    this.options = options.filter(isOffered).slice(0, SHOWN_AT_MOST);
    this.list ??= this.newList();
    this.list.replaceChildren(...this.rows(tooShort));
    this.input.setAttribute("aria-expanded", "true");
    const chosen = this.options.findIndex((option) => this.raws.includes(option.value));
    this.move(Math.max(0, chosen));
    showBeside(this.list, this.root, { matchWidth: true });
  }

  /** Options that the app must be asked for are asked for when the typing rests. */
  async load(query) {
    if (this.choice.asksApp) await new Promise((rest) => setTimeout(rest, TYPING_RESTS_MS));
    return this.query === query ? this.choice.load(query) : [];
  }

  /** Pressing in the list must not take the focus from the field. */
  newList() {
    const several = this.choice.multiple ? "true" : null;
    const props = { role: "listbox", id: this.listId, class: "listbox", "aria-label": "Options" };
    const list = popupFor(this.root, { ...props, "aria-multiselectable": several });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    return list;
  }

  rows(tooShort) {
    if (tooShort) return [note(`Type at least ${this.choice.minQuery} characters`)];
    if (!this.options.length) return [note("Nothing found")];
    const groups = new Map();
    for (const option of this.options)
      groups.set(option.group ?? "", [...(groups.get(option.group ?? "") ?? []), option]);
    return [...groups].flatMap(([name, options]) => this.group(name, options));
  }

  group(name, options) {
    const rows = options.map((option) => this.row(option));
    if (!name) return rows;
    return h(
      "div",
      { role: "group", "aria-label": name },
      h("div", { class: "group-name", "aria-hidden": "true" }, name),
      rows,
    );
  }

  row(option) {
    const selected = String(this.raws.includes(option.value));
    const row = h(
      "div",
      { role: "option", id: freshId("option"), class: "option", "aria-selected": selected },
      h("span", {}, option.text),
      option.detail && h("small", {}, option.detail),
    );
    row.addEventListener("click", () => this.pick(option.value));
    return row;
  }

  move(to) {
    const rows = [...this.list.querySelectorAll("[role=option]")];
    this.at = rows.length ? (to + rows.length) % rows.length : -1;
    rows.forEach((row, index) => row.classList.toggle("active", index === this.at));
    const active = rows[this.at];
    if (active) this.input.setAttribute("aria-activedescendant", active.id);
    else this.input.removeAttribute("aria-activedescendant");
    active?.scrollIntoView({ block: "nearest" });
  }

  onKey(event) {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") this.step(event, key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter") this.pickActive(event);
    else if (key === "Escape" && this.list) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
      this.showChosen();
    } else if (key === "Backspace" && !this.input.value && this.choice.multiple) {
      this.set(this.raws.slice(0, -1));
    }
  }

  step(event, by) {
    event.preventDefault();
    if (this.list) this.move(this.at + by);
    else this.open("");
  }

  pickActive(event) {
    event.preventDefault();
    if (!this.list) return void this.open("");
    const rows = [...this.list.querySelectorAll("[role=option]")];
    rows[this.at]?.click();
  }

  async pick(value) {
    const { multiple, limit } = this.choice;
    const without = this.raws.filter((raw) => raw !== value);
    const removes = without.length < this.raws.length;
    if (!multiple) this.close();
    if (multiple && !removes && limit && this.raws.length >= limit) return;
    await this.set(multiple ? (removes ? without : [...this.raws, value]) : [value]);
    if (multiple && this.list) await this.open("");
  }

  async set(raws) {
    const before = this.raws;
    this.raws = raws;
    this.showChosen();
    this.input.focus();
    if (before.join("\n") === raws.join("\n")) return;
    if (!(await this.choice.change(raws))) {
      this.raws = before;
      this.showChosen();
    }
  }

  leave() {
    const emptied = !this.choice.multiple && this.raws.length && this.list && !this.input.value;
    this.close();
    if (emptied) this.choice.change((this.raws = []));
    this.showChosen();
  }

  close() {
    this.query = null;
    this.list?.remove();
    this.list = null;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

const fits = ({ text, detail }, query) =>
  `${text} ${detail ?? ""}`.toLowerCase().includes(query.trim().toLowerCase());

const note = (text) => h("div", { class: "option-note" }, text);
