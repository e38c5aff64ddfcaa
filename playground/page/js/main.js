/** Starts the page: one person, one place, and the regions that show them. */

import { showHeader } from "./conversation_header.js";
import { showCentre } from "./centre.js";
import { focusComposer } from "./composer.js";
import { showModals } from "./modal.js";
import { followPlay } from "./play.js";
import { readPlace, settlePlace, tellApp } from "./place.js";
import { showSidebar } from "./sidebar.js";
import { app, become, changed, watch } from "./state.js";
import { showThread } from "./thread.js";
import { showTimebar, tickClocks } from "./timebar.js";
import { markSeen } from "./unread.js";

const CLOCKS_TICK_EVERY_MS = 5000;
/** Whom a visitor is until they choose: Ada, as `people.py` knows her. */
const FIRST_PERSON = "U0ADA0000";

/** The regions, in the order in which they are drawn. */
const REGIONS = [
  showTimebar,
  showSidebar,
  showHeader,
  showCentre,
  showThread,
  showModals,
  markSeen,
  followPlay,
];

function draw() {
  if (!app.state) return;
  settlePlace();
  for (const show of REGIONS) show();
}

/** The address has changed: a link to a conversation, or the Back button. */
function follow() {
  readPlace();
  changed();
  tellApp();
}

async function start(person) {
  await become(person);
  if (!app.state) return;
  await tellApp();
  focusComposer();
}

watch(draw);
addEventListener("hashchange", follow);
document.addEventListener("visibilitychange", changed);
setInterval(tickClocks, CLOCKS_TICK_EVERY_MS);
readPlace();
start(new URLSearchParams(location.search).get("as") ?? FIRST_PERSON);
