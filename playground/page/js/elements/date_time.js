/** Date, time, and both, as the browser's own pickers. Times are wall times of the person. */

import { fromLocalInput, toLocalInput } from "../dates.js";
import { h } from "../dom.js";
import { chosen, naming } from "../interactions.js";
import { app } from "../state.js";
import { valueOf } from "../values.js";

const same = (text) => text;

export const datePicker = (element, field) => picker("date", "Date", element, field, same, same);

export const timePicker = (element, field) => picker("time", "Time", element, field, same, same);

export function dateTimePicker(element, field) {
  const tz = app.state.me.tz;
  const shown = (seconds) => toLocalInput(tz, seconds);
  return picker(
    "datetime-local",
    "Date and time",
    element,
    field,
    shown,
    (text) => fromLocalInput(tz, text),
  );
}

function picker(type, fallback, element, field, shown, read) {
  const now = valueOf(field.surface, field.blockId, element);
  const input = h("input", {
    type,
    class: "text-input date-input",
    value: now === null ? "" : shown(now),
    ...naming(field, element, fallback),
  });
  input.addEventListener("change", async () => {
    if (await chosen(field, element, input.value ? read(input.value) : null)) return;
    const before = valueOf(field.surface, field.blockId, element);
    input.value = before === null ? "" : shown(before);
  });
  return input;
}
