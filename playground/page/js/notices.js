/** What the workspace itself has to say, such as that the app did not answer in time. */

import { h, icon, keyed } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";
import { app, perform } from "./state.js";

/** @param {string | null} channel notices that name no channel are shown everywhere */
export function showNotices(container, channel) {
  container.setAttribute("role", "status");
  const shown = app.state.notices.filter(
    (one) => !one.channel || one.channel === channel || channel === null,
  );
  keyed(
    container,
    shown.map((one) => ({ key: String(one.id), signature: one.text, build: () => row(one) })),
  );
}

function row({ id, text }) {
  const dismiss = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Dismiss" },
    icon("close"),
  );
  dismiss.addEventListener("click", () => perform("dismiss", { notice: id }));
  return h("div", { class: "notice" }, icon("warning"), h("div", {}, mrkdwn(text)), dismiss);
}
