/** *Play*: a story that plays without the visitor, who sees what comes and may stop it. */

import { h } from "./dom.js";
import { bringTo, currentConversation, showsMessages } from "./place.js";
import { openMenu } from "./popup.js";
import { app, perform } from "./state.js";

let shown = null;

export const isPlaying = () => app.state.play.is_on;

/** Play with a choice of endings, or Stop; nothing where there is no story. */
export function playButton() {
  const { endings, is_on } = app.state.play;
  if (!endings.length) return null;
  const button = h(
    "button",
    { type: "button", class: "jump jump-play", "data-focus": "jump-play" },
    is_on ? "Stop" : "Play",
  );
  if (is_on) button.addEventListener("click", () => perform("stop"));
  else {
    button.setAttribute("aria-haspopup", "menu");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => openMenu(button, "How it ends", endings.map(entry)));
  }
  return button;
}

const entry = (ending) => ({ label: ending, run: () => perform("play", { ending }) });

/** While it plays, the conversation that was written to last is in front. */
export function followPlay() {
  if (!isPlaying()) return (shown = null);
  const [id, ts] = newest();
  if (!id || ts === shown) return;
  shown = ts;
  if (!showsMessages() || currentConversation()?.id !== id) bringTo(id, ts);
}

function newest() {
  const last = Object.entries(app.state.messages).map(([id, all]) => [id, all.at(-1)?.ts ?? ""]);
  return last.sort(([, a], [, b]) => b.localeCompare(a))[0] ?? [];
}
