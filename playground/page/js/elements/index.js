/**
 * Interactive elements by type. To show another one, add its builder to ELEMENTS.
 *
 * @typedef {import("../interactions.js").Field} Field
 * @typedef {(element: any, field: Field) => HTMLElement} Builder
 */

import { h } from "../dom.js";
import { button, workflowButton } from "./button.js";
import { checkboxes, radioButtons } from "./choices.js";
import { datePicker, dateTimePicker, timePicker } from "./date_time.js";
import { fileInput } from "./file.js";
import { image } from "./image.js";
import { overflow } from "./overflow.js";
import { select } from "./select.js";
import { textInput } from "./text.js";

/** @type {Record<string, Builder>} */
const ELEMENTS = {
  button,
  channels_select: select,
  checkboxes,
  conversations_select: select,
  datepicker: datePicker,
  datetimepicker: dateTimePicker,
  email_text_input: textInput,
  external_select: select,
  file_input: fileInput,
  image,
  multi_channels_select: select,
  multi_conversations_select: select,
  multi_external_select: select,
  multi_static_select: select,
  multi_users_select: select,
  number_input: textInput,
  overflow,
  plain_text_input: textInput,
  radio_buttons: radioButtons,
  rich_text_input: textInput,
  static_select: select,
  timepicker: timePicker,
  url_text_input: textInput,
  users_select: select,
  workflow_button: workflowButton,
};

/** @type {Builder} */
export function renderElement(element, field) {
  const build = ELEMENTS[element.type];
  return build
    ? build(element, field)
    : h("span", { class: "unknown-element" }, `[${element.type}]`);
}

/** True for elements that several controls make up, which a legend names instead of a label. */
export const isGroup = (element) => ["checkboxes", "radio_buttons"].includes(element.type);
