/** Buttons, with Slack's styles, links and confirmations. */

import { h } from "../dom.js";
import { focusKey, pressed } from "../interactions.js";
import { plainText } from "../mrkdwn.js";

const SAFE_URL = /^https?:/i;

export function button(element, field) {
  const props = {
    class: `button ${element.style ?? ""}`,
    "data-focus": focusKey(field, element, element.value ?? ""),
    "aria-label": element.accessibility_label,
  };
  const leads = SAFE_URL.test(element.url ?? "");
  const control = leads
    ? h("a", { ...props, href: element.url, target: "_blank", rel: "noopener noreferrer" })
    : h("button", { ...props, type: "button" });
  control.append(plainText(element.text.text));
  control.addEventListener("click", () => press(control, element, field));
  return control;
}

async function press(control, element, field) {
  if (control.getAttribute("aria-busy") === "true") return;
  control.setAttribute("aria-busy", "true");
  await pressed(field, element, element.value ?? null);
  control.removeAttribute("aria-busy");
}

/** Workflows do not run in the playground; the button says so when it is pressed. */
export function workflowButton(element) {
  return h(
    "button",
    {
      type: "button",
      class: `button ${element.style ?? ""}`,
      "aria-disabled": "true",
      title: "Workflows do not run in the playground",
    },
    plainText(element.text.text),
  );
}
