/** Block Kit's select menus, single and multi, as comboboxes; where their options come from. */

import { act } from "../api.js";
import { chosen, naming, whereabouts } from "../interactions.js";
import { app, personOf, titleOf } from "../state.js";
import { valueOf } from "../values.js";
import { combobox } from "./combobox.js";

export function select(element, field) {
  const multiple = element.type.startsWith("multi_");
  const asksApp = element.type.endsWith("external_select");
  const source = SOURCES[element.type.replace("multi_", "")];
  const value = valueOf(field.surface, field.blockId, element);
  return combobox({
    names: naming(field, element, "Choose"),
    multiple,
    placeholder: element.placeholder?.text ?? "Choose an option",
    limit: element.max_selected_items,
    minQuery: asksApp ? element.min_query_length ?? 3 : 0,
    asksApp,
    value: (multiple ? value ?? [] : [value]).filter((one) => one !== null),
    load: (query) => source(element, field, query),
    describe: (raw) => known(element, raw),
    change: (raws) => chosen(field, element, multiple ? raws : raws[0] ?? null),
  });
}

const SOURCES = {
  channels_select: async () => conversationOptions((one) => one.kind === "channel"),
  conversations_select: async (element) => conversationOptions(
    (one) => passes(one, element.filter),
  ),
  external_select: suggested,
  static_select: async (element) => staticOptions(element),
  users_select: async () => app.state.people.filter((one) => !one.is_bot).map(personOption),
};

const personOption = ({ id, real_name: text, title: detail }) => ({ value: id, text, detail });

function conversationOptions(isOffered) {
  return app.state.conversations.filter(isOffered).map(
    (one) => ({ value: one.id, text: marked(one), detail: one.topic }),
  );
}

const marked = (one) => `${["channel", "private"].includes(one.kind) ? "#" : ""}${titleOf(one)}`;

const KINDS = { app: "im", channel: "public", dm: "im", group: "mpim", private: "private" };

function passes(conversation, filter) {
  if (filter?.exclude_bot_users && conversation.kind === "app") return false;
  return !filter?.include || filter.include.includes(KINDS[conversation.kind]);
}

const asOption = (group) => (option) => ({
  value: option.value,
  text: option.text.text,
  detail: option.description?.text,
  group,
});

function staticOptions({ options, option_groups: groups }) {
  if (!groups) return (options ?? []).map(asOption(null));
  return groups.flatMap((group) => group.options.map(asOption(group.label.text)));
}

async function suggested(element, field, query) {
  const place = {
    ...whereabouts(field.surface),
    block_id: field.blockId,
    action_id: element.action_id,
  };
  const answer = await act(app.state.me.id, "suggest", { ...place, query });
  if (!answer.ok) return [];
  const found = staticOptions(answer);
  found.forEach((option) => seen.set(option.value, option.text));
  return found;
}

/** The words of external options that were offered in this session, by value. */
const seen = new Map();

/** What a chosen raw value is called. */
function known(element, raw) {
  const person = personOf(raw);
  if (person) return person.real_name;
  const conversation = app.state.conversations.find((one) => one.id === raw);
  if (conversation) return marked(conversation);
  const offered = [
    ...staticOptions(element),
    ...[
      element.initial_option,
      ...(element.initial_options ?? []),
    ].filter(Boolean).map(asOption(null)),
  ];
  return offered.find((option) => option.value === raw)?.text ?? seen.get(raw) ?? raw;
}
