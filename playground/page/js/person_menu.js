/** "You are": switching person; the present one's time zone, status and quiet hours. */

import { weekTime } from "./dates.js";
import { chosenFrom } from "./dialog.js";
import { openMenu } from "./popup.js";
import { avatar } from "./people.js";
import { tellApp } from "./place.js";
import { app, become, perform, workspaceNow } from "./state.js";

export function openPersonMenu(button) {
  const people = app.state.people.filter((one) => !one.is_bot);
  openMenu(button, "You are", [...people.map(entry), zoneEntry(), statusEntry(), quietEntry()]);
}

function entry(person) {
  return {
    label: person.real_name,
    detail: person.title,
    hint: weekTime(person.tz, workspaceNow()),
    lead: avatar(person.id, person.real_name),
    checked: person.id === app.state.me.id,
    run: () => switchTo(person.id),
  };
}

async function switchTo(id) {
  const url = new URL(location.href);
  url.searchParams.set("as", id);
  history.replaceState(null, "", url);
  await become(id);
  await tellApp();
}

function zoneEntry() {
  const { me } = app.state;
  return { label: "Change your time zone…", detail: me.tz, run: () => changeZone(me) };
}

async function changeZone(me) {
  const zones = [...new Set([me.tz, ...Intl.supportedValuesOf("timeZone")])];
  const tz = await chosenFrom("Your time zone", "Time zone", zones, me.tz);
  if (tz && tz !== me.tz) await perform("set_timezone", { tz });
}

/** Slack's own suggestions for a status, and what clears it. */
const STATUSES = {
  "No status": { text: "", emoji: "" },
  "🌴 Vacationing": { text: "Vacationing", emoji: ":palm_tree:" },
  "🤒 Out sick": { text: "Out sick", emoji: ":face_with_thermometer:" },
  "📆 In a meeting": { text: "In a meeting", emoji: ":spiral_calendar_pad:" },
};
const HOURS = { "Not at all": 0, "For an hour": 1, "For four hours": 4, "For a day": 24 };

function statusEntry() {
  const { me } = app.state;
  return { label: "Set a status…", detail: me.status || "none", run: changeStatus };
}

async function changeStatus() {
  const labels = Object.keys(STATUSES);
  const chosen = await chosenFrom("Your status", "Status", labels, labels[0]);
  if (chosen) await perform("set_status", STATUSES[chosen]);
}

function quietEntry() {
  const { me } = app.state;
  const detail = me.is_snoozing ? "paused" : "on";
  return { label: "Pause notifications…", detail, run: pauseNotifications };
}

async function pauseNotifications() {
  const labels = Object.keys(HOURS);
  const chosen = await chosenFrom("Pause notifications", "For how long?", labels, labels[1]);
  if (!chosen) return;
  const seconds = Math.round(workspaceNow() / 1000) + HOURS[chosen] * 3600;
  await perform("snooze", { until: HOURS[chosen] ? seconds : 0 });
}
