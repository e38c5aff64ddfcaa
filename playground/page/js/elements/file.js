/** Choosing files for a form. They go to the workspace at once; the form has their ids. */

import { upload } from "../api.js";
import { complain } from "../announce.js";
import { h } from "../dom.js";
import { chosen, naming } from "../interactions.js";
import { app } from "../state.js";
import { valueOf } from "../values.js";

export function fileInput(element, field) {
  const accept = element.filetypes?.map((type) => `.${type}`).join(",");
  const input = h("input", {
    type: "file",
    class: "file-input",
    multiple: (element.max_files ?? 10) > 1,
    accept,
    ...naming(field, element, "Files"),
  });
  const held = valueOf(field.surface, field.blockId, element) ?? [];
  const said = h("p", { class: "hint", role: "status" }, held.length ? countText(held.length) : "");
  input.addEventListener("change", () => take(input, said, element, field));
  return h("div", {}, input, said);
}

async function take(input, said, element, field) {
  const files = [...input.files].slice(0, element.max_files ?? 10);
  const answers = await Promise.all(files.map((file) => upload(app.state.me.id, file)));
  const refused = answers.find((answer) => !answer.ok);
  if (refused) return complain(refused.message ?? "The file could not be added.");
  await chosen(field, element, answers.map((answer) => answer.file.id));
  said.textContent = countText(answers.length);
}

const countText = (count) => (count === 1 ? "1 file added" : `${count} files added`);
