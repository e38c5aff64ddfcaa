/** "You are": switching person, and moving the present one to another time zone. */

import { weekTime } from "./dates.js";
import { chosenFrom } from "./dialog.js";
import { openMenu } from "./popup.js";
import { avatar } from "./people.js";
import { tellApp } from "./place.js";
import { app, become, perform, workspaceNow } from "./state.js";

export function openPersonMenu(button) {
  const people = app.state.people.filter((one) => !one.is_bot);
  openMenu(button, "You are", [...people.map(entry), zoneEntry()]);
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
