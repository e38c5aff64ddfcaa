/** The app's Home tab. */

import { showBlocks } from "./blocks/index.js";
import { h, keyed } from "./dom.js";
import { showNotices } from "./notices.js";
import { app } from "./state.js";

export function showHome(container, notices) {
  const view = app.state.home;
  if (view)
    showBlocks(
      container,
      view.blocks,
      { kind: "home", id: `home-${app.state.me.id}` },
      { values: view.values },
    );
  else keyed(container, [{ key: "empty", signature: "", build: empty }]);
  showNotices(notices, null);
}

const empty = () => h(
  "p",
  { class: "empty" },
  `${app.state.app.name} has not shown you anything here yet.`,
);
