/** Jumping through the workspace's time, and bringing in front what arrived on the way. */

import { announce, tell } from "./announce.js";
import { bringTo } from "./place.js";
import { isPlaying } from "./play.js";
import { app, changed, perform } from "./state.js";

let travelling = false;

export const isTravelling = () => travelling;

/** @param {"next" | "new" | "day" | "week" | "month"} to */
export async function travel(to) {
  if (travelling || isPlaying()) return;
  travelling = true;
  changed();
  const before = everything();
  const answer = await perform("travel", { to });
  travelling = false;
  changed();
  if (answer.ok) arrive(before, answer.message, to);
}

const everything = () => new Set(Object.values(app.state.messages).flat().map((one) => one.ts));

/** What came is marked from its first message on; the new thing that one looked for, by itself. */
function arrive(before, message, to) {
  const arrived = Object.entries(app.state.messages).map(
    ([id, all]) => [id, all.filter((one) => !before.has(one.ts))],
  );
  const [[id, fresh]] = arrived.sort(
    ([, a], [, b]) => (b.at(-1)?.ts ?? "").localeCompare(a.at(-1)?.ts ?? ""),
  );
  if (fresh.length) bringTo(id, fresh.at(to === "new" ? -1 : 0).ts);
  if (message) return tell(message);
  if (fresh.length) announce(fresh.length === 1 ? "A new message is here." : "New messages are here.");
  else tell("Nothing new for you until then.");
}
