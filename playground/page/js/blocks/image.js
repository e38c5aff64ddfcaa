/** A picture with an optional title. */

import { h } from "../dom.js";
import { image } from "../elements/image.js";
import { plainText } from "../mrkdwn.js";

export function imageBlock(block) {
  const title = block.title && h("figcaption", {}, plainText(block.title.text));
  return h("figure", {}, title, image(block));
}
