/** The overflow menu, `⋯`. */

import { h, icon } from "../dom.js";
import { naming, pressed } from "../interactions.js";
import { openMenu } from "../popup.js";

export function overflow(element, field) {
  const control = h(
    "button",
    {
      type: "button",
      class: "button overflow",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      ...naming(field, element, "More options"),
    },
    icon("more"),
  );
  control.addEventListener(
    "click",
    () => openMenu(
      control,
      "More options",
      element.options.map((option) => entry(option, element, field)),
    ),
  );
  return control;
}

function entry(option, element, field) {
  return {
    label: option.text.text,
    detail: option.description?.text,
    run: () => {
      if (/^https?:/i.test(option.url ?? "")) window.open(option.url, "_blank", "noopener");
      pressed(field, element, option.value);
    },
  };
}
