/** Pictures. Only this server's own and embedded ones load; of others the page shows the words. */

import { h } from "../dom.js";

export function image(element) {
  const words = element.alt_text || "picture";
  if (!isOurs(element.image_url ?? ""))
    return h("span", { class: "picture-words", role: "img", "aria-label": words }, words);
  return h("img", { src: element.image_url, alt: element.alt_text ?? "", loading: "lazy" });
}

function isOurs(url) {
  if (/^data:image\/(png|jpeg|gif|webp);/i.test(url)) return true;
  try {
    return url !== "" && new URL(url, location.href).origin === location.origin;
  } catch {
    return false;
  }
}
