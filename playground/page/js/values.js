/**
 * What a person has entered but not sent, by surface, block and action. As in Slack, a value stays
 * while a view is updated as long as its block_id and action_id stay, and goes when they go.
 *
 * @typedef {{kind: "view" | "home" | "message", id: string, channel?: string}} Surface
 */

import { currentConversation } from "./place.js";

/** Under which the tab remembers what stands in open forms while its page is loaded again. */
const STORED = "entered";

const entered = restored();
/** What each surface shows at present: its blocks, and the values that the server knows of. */
const shown = new Map();

addEventListener("pagehide", () => {
  const views = [...entered].filter(([key]) => key.startsWith("view/"));
  sessionStorage.setItem(STORED, JSON.stringify(views.map(([key, own]) => [key, [...own]])));
});

function restored() {
  const views = JSON.parse(sessionStorage.getItem(STORED) ?? "[]");
  return new Map(views.map(([key, own]) => [key, new Map(own)]));
}

const fieldKey = (blockId, actionId) => `${blockId}\n${actionId}`;

const keyOf = (surface) => `${surface.kind}/${surface.id}`;

/** Remembers a raw value, or that the field was emptied (`null`). */
export function remember(surface, blockId, actionId, raw) {
  const key = keyOf(surface);
  if (!entered.has(key)) entered.set(key, new Map());
  entered.get(key).set(fieldKey(blockId, actionId), raw);
}

/** What the field holds now: entered here, else known to the server, else its initial value. */
export function valueOf(surface, blockId, element) {
  const own = entered.get(keyOf(surface));
  const key = fieldKey(blockId, element.action_id);
  if (own?.has(key)) return own.get(key);
  const known = shown.get(keyOf(surface))?.values?.[blockId];
  if (known && element.action_id in known) return known[element.action_id];
  return initialOf(element);
}

/** Every field's present value, in the shape that the server takes. */
export function allValues(surface) {
  const out = {};
  for (const { blockId, element } of fieldsOf(shown.get(keyOf(surface))?.blocks ?? [])) {
    out[blockId] ??= {};
    out[blockId][element.action_id] = valueOf(surface, blockId, element);
  }
  return out;
}

/** Takes note of what a surface now shows, and forgets fields that it no longer has. */
export function settleValues(surface, blocks, values) {
  shown.set(keyOf(surface), { blocks, values });
  const own = entered.get(keyOf(surface));
  if (!own) return;
  const present = new Set(
    [...fieldsOf(blocks)].map(({ blockId, element }) => fieldKey(blockId, element.action_id)),
  );
  for (const key of own.keys()) if (!present.has(key)) own.delete(key);
}

/** Forgets views that are in no stack any more. */
export function keepViews(ids) {
  for (const known of [entered, shown]) {
    for (const key of known.keys())
      if (key.startsWith("view/") && !ids.includes(key.slice(5))) known.delete(key);
  }
}

const STATELESS = new Set(["button", "overflow", "image", "workflow_button"]);

function* fieldsOf(blocks) {
  for (const block of blocks) {
    const candidates = [
      block.element,
      block.accessory,
      ...(block.type === "actions" ? block.elements : []),
    ];
    for (const element of candidates) {
      if (element?.action_id && !STATELESS.has(element.type))
        yield { blockId: block.block_id, element };
    }
  }
}

const valuesIn = (options) => options.map((option) => option.value);

function initialOf(element) {
  if (element.type === "rich_text_input") return plainOf(element.initial_value);
  if (element.default_to_current_conversation) return currentConversation()?.id ?? null;
  if (element.initial_option) return element.initial_option.value;
  if (element.initial_options) return valuesIn(element.initial_options);
  const single = [
    "value",
    "date",
    "time",
    "date_time",
    "user",
    "users",
    "conversation",
    "conversations",
    "channel",
    "channels",
  ];
  const name = single.find((one) => element[`initial_${one}`] !== undefined);
  return name ? element[`initial_${name}`] : null;
}

/** The words of a rich text value, one line for each of its parts. */
function plainOf(richText) {
  if (!richText) return null;
  const wordsOf = (part) => part.text ?? part.url ?? (part.elements ?? []).map(wordsOf).join("");
  return richText.elements.map(wordsOf).join("\n");
}
