/**
 * What happens when a person uses an interactive element: it is remembered, and the app hears of
 * it at the moment Slack would tell it.
 *
 * @typedef {import("./values.js").Surface} Surface
 * @typedef {{surface: Surface, blockId: string, inInput: boolean, dispatches: boolean,
 *   labelId?: string, inputId?: string, name?: string, describedBy?: string}} Field  Where an
 *   element stands: an input block labels it from outside, elsewhere it names itself.
 */

import { confirmed } from "./dialog.js";
import { perform } from "./state.js";
import { allValues, remember, valueOf } from "./values.js";

const TYPING_RESTS_MS = 400;
const waiting = new Map();

/** The part of an act that says which surface it happens on. */
export function whereabouts(surface) {
  if (surface.kind === "view") return { view_id: surface.id };
  return surface.kind === "home" ? { home: true } : { channel: surface.channel, ts: surface.id };
}

/** Attributes that name an element, inside an input block or on its own. */
export function naming(field, element, fallback) {
  const shared = { "data-focus": focusKey(field, element), "aria-describedby": field.describedBy };
  if (field.labelId) return { ...shared, id: field.inputId };
  return { ...shared, "aria-label": ownName(field, element, element.placeholder?.text ?? fallback) };
}

/** With what it is about, since the same words may stand on every row. */
function ownName({ surface, name }, element, words) {
  const full = surface.about ? `${words}: ${surface.about}` : name ?? words;
  return element.accessibility_label ?? full;
}

/** What a control answers to when the focus looks for it after its block was built anew. */
export function focusKey({ surface, blockId }, element, part = "") {
  return [surface.id, blockId, element.action_id, part].join("/");
}

/** A button or menu entry was pressed. Resolves when the app has answered. */
export async function pressed(field, element, value, confirm = element.confirm) {
  if (confirm && !(await confirmed(confirm))) return { ok: false, declined: true };
  return click(field, element, value);
}

/** A value was chosen. False when the person declined the element's confirmation. */
export async function chosen(field, element, raw) {
  const { surface, blockId } = field;
  if (element.confirm && !field.inInput && !(await confirmed(element.confirm))) return false;
  remember(surface, blockId, element.action_id, raw);
  if (field.inInput) fill(field, element, raw);
  else await click(field, element, raw);
  return true;
}

/** Something was typed; the server hears of it when the typing rests. */
export function typed(field, element, raw) {
  remember(field.surface, field.blockId, element.action_id, raw);
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  if (field.dispatches && !triggers.includes("on_character_entered")) return;
  const key = focusKey(field, element);
  clearTimeout(waiting.get(key));
  waiting.set(key, setTimeout(() => fill(field, element, raw), TYPING_RESTS_MS));
}

/** Enter was pressed in a text. True when that dispatches, so that nothing else should happen. */
export function entered(field, element) {
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  if (!field.dispatches || !triggers.includes("on_enter_pressed")) return false;
  fill(field, element, valueOf(field.surface, field.blockId, element));
  return true;
}

/** Stops what typing would still have told the server; a form that is sent carries it anyway. */
export function settleTyping() {
  waiting.forEach(clearTimeout);
  waiting.clear();
}

function fill(field, element, value) {
  const place = { block_id: field.blockId, action_id: element.action_id };
  return perform("fill", { ...whereabouts(field.surface), ...place, value }, { quiet: true });
}

function click(field, element, value) {
  const place = { block_id: field.blockId, action_id: element.action_id };
  return perform("click", {
    ...whereabouts(field.surface),
    ...place,
    value,
    values: allValues(field.surface),
  });
}
