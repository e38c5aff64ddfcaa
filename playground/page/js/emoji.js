/**
 * The emoji that the page knows by their Slack short name. An unknown name is shown as typed.
 * Add yours to EMOJI; the picker offers those named in OFFERED first.
 */

const EMOJI = new Map([
  ["+1", "👍"], ["thumbsup", "👍"], ["-1", "👎"], ["thumbsdown", "👎"], ["100", "💯"],
  ["1st_place_medal", "🥇"], ["2nd_place_medal", "🥈"], ["3rd_place_medal", "🥉"],
  ["airplane", "✈️"], ["alarm_clock", "⏰"], ["arrow_down", "⬇️"], ["arrow_forward", "▶️"],
  ["arrow_left", "⬅️"], ["arrow_right", "➡️"], ["arrow_up", "⬆️"], ["arrow_upper_right", "↗️"],
  ["art", "🎨"], ["balloon", "🎈"], ["ballot_box_with_check", "☑️"], ["bar_chart", "📊"],
  ["beach_with_umbrella", "🏖️"], ["bell", "🔔"], ["no_bell", "🔕"], ["birthday", "🎂"],
  ["blue_book", "📘"], ["blue_heart", "💙"], ["blush", "😊"], ["books", "📚"], ["bookmark", "🔖"],
  ["boom", "💥"], ["bow", "🙇"], ["brain", "🧠"], ["briefcase", "💼"], ["bricks", "🧱"], ["bug", "🐛"],
  ["building_construction", "🏗️"], ["bulb", "💡"], ["bust_in_silhouette", "👤"],
  ["busts_in_silhouette", "👥"], ["cactus", "🌵"], ["cake", "🍰"], ["calendar", "📆"],
  ["calling", "📲"], ["camera", "📷"], ["card_index_dividers", "🗂️"],
  ["chart_with_downwards_trend", "📉"], ["chart_with_upwards_trend", "📈"],
  ["cherry_blossom", "🌸"], ["clap", "👏"], ["clipboard", "📋"], ["clock1", "🕐"], ["clock3", "🕒"],
  ["clock9", "🕘"], ["coffee", "☕"], ["compass", "🧭"], ["confetti_ball", "🎊"],
  ["construction", "🚧"], ["crossed_fingers", "🤞"], ["crown", "👑"], ["cry", "😢"],
  ["crystal_ball", "🔮"], ["dart", "🎯"], ["date", "📅"], ["desktop_computer", "🖥️"],
  ["dizzy", "💫"], ["dog", "🐶"], ["door", "🚪"], ["earth_africa", "🌍"], ["email", "📧"],
  ["envelope", "✉️"], ["evergreen_tree", "🌲"], ["exclamation", "❗"], ["eyes", "👀"],
  ["fallen_leaf", "🍂"], ["fast_forward", "⏩"], ["fire", "🔥"], ["fist", "👊"], ["flag-gb", "🇬🇧"],
  ["four_leaf_clover", "🍀"], ["gear", "⚙️"], ["gem", "💎"], ["gift", "🎁"], ["green_heart", "💚"],
  ["grey_question", "❔"], ["grin", "😁"], ["grinning", "😀"], ["hammer", "🔨"],
  ["hammer_and_wrench", "🛠️"], ["handshake", "🤝"], ["hatching_chick", "🐣"], ["heart", "❤️"],
  ["heart_eyes", "😍"], ["heavy_check_mark", "✔️"], ["heavy_minus_sign", "➖"],
  ["heavy_plus_sign", "➕"], ["herb", "🌿"], ["hourglass", "⌛"], ["hourglass_flowing_sand", "⏳"],
  ["house", "🏠"], ["hugging_face", "🤗"], ["inbox_tray", "📥"], ["information_source", "ℹ️"],
  ["innocent", "😇"], ["joy", "😂"], ["key", "🔑"], ["ladder", "🪜"], ["large_blue_circle", "🔵"],
  ["large_green_circle", "🟢"], ["large_orange_circle", "🟠"], ["large_yellow_circle", "🟡"],
  ["red_circle", "🔴"], ["white_circle", "⚪"], ["black_circle", "⚫"], ["laughing", "😆"],
  ["leaves", "🍃"], ["left_speech_bubble", "🗨️"], ["link", "🔗"], ["lock", "🔒"],
  ["loudspeaker", "📢"], ["mag", "🔍"], ["mailbox", "📫"], ["maple_leaf", "🍁"], ["mega", "📣"],
  ["memo", "📝"], ["pencil", "📝"], ["microphone", "🎤"], ["microscope", "🔬"],
  ["money_with_wings", "💸"], ["moneybag", "💰"], ["moon", "🌔"], ["mortar_board", "🎓"],
  ["mountain", "⛰️"], ["muscle", "💪"], ["musical_note", "🎵"], ["neutral_face", "😐"],
  ["new", "🆕"], ["no_entry", "⛔"], ["no_entry_sign", "🚫"], ["notebook", "📓"], ["ok", "🆗"],
  ["ok_hand", "👌"], ["open_book", "📖"], ["book", "📖"], ["open_hands", "👐"], ["outbox_tray", "📤"],
  ["package", "📦"], ["page_facing_up", "📄"], ["paperclip", "📎"], ["partying_face", "🥳"],
  ["party_popper", "🎉"], ["tada", "🎉"], ["pause_button", "⏸️"], ["pencil2", "✏️"],
  ["pensive", "😔"], ["phone", "☎️"], ["pizza", "🍕"], ["point_down", "👇"], ["point_left", "👈"],
  ["point_right", "👉"], ["point_up", "☝️"], ["pray", "🙏"], ["purple_heart", "💜"],
  ["pushpin", "📌"], ["puzzle_piece", "🧩"], ["jigsaw", "🧩"], ["question", "❓"], ["rainbow", "🌈"],
  ["raised_hands", "🙌"], ["hand", "✋"], ["raised_hand", "✋"], ["relaxed", "☺️"],
  ["relieved", "😌"], ["repeat", "🔁"], ["rocket", "🚀"], ["rolling_on_the_floor_laughing", "🤣"],
  ["rose", "🌹"], ["rotating_light", "🚨"], ["round_pushpin", "📍"], ["running", "🏃"],
  ["runner", "🏃"], ["salute", "🫡"], ["saluting_face", "🫡"], ["scales", "⚖️"], ["scroll", "📜"],
  ["seedling", "🌱"], ["shield", "🛡️"], ["ship", "🚢"], ["simple_smile", "🙂"],
  ["slightly_smiling_face", "🙂"], ["slightly_frowning_face", "🙁"], ["smile", "😄"],
  ["smiley", "😃"], ["smirk", "😏"], ["snail", "🐌"], ["snowflake", "❄️"], ["sob", "😭"],
  ["sos", "🆘"], ["sparkle", "❇️"], ["sparkles", "✨"], ["sparkling_heart", "💖"],
  ["speech_balloon", "💬"], ["spiral_calendar_pad", "🗓️"], ["spiral_note_pad", "🗒️"],
  ["star", "⭐"], ["star2", "🌟"], ["star-struck", "🤩"], ["stopwatch", "⏱️"],
  ["sun_with_face", "🌞"], ["sunflower", "🌻"], ["sunglasses", "😎"], ["sunny", "☀️"],
  ["sunrise", "🌅"], ["surfer", "🏄"], ["sweat_smile", "😅"], ["telescope", "🔭"],
  ["thinking_face", "🤔"], ["thought_balloon", "💭"], ["timer_clock", "⏲️"], ["toolbox", "🧰"],
  ["trophy", "🏆"], ["tulip", "🌷"], ["turtle", "🐢"], ["umbrella", "☔"], ["unlock", "🔓"],
  ["upside_down_face", "🙃"], ["v", "✌️"], ["vertical_traffic_light", "🚦"], ["warning", "⚠️"],
  ["wastebasket", "🗑️"], ["wave", "👋"], ["white_check_mark", "✅"], ["white_flower", "💮"],
  ["wink", "😉"], ["woman_climbing", "🧗‍♀️"], ["person_climbing", "🧗"], ["world_map", "🗺️"],
  ["wrench", "🔧"], ["writing_hand", "✍️"], ["x", "❌"], ["yellow_heart", "💛"], ["zap", "⚡"],
  ["zzz", "💤"], ["arrows_counterclockwise", "🔄"], ["medal", "🏅"], ["sports_medal", "🏅"],
  ["raising_hand", "🙋"], ["black_square_button", "🔲"], ["white_square_button", "🔳"],
  ["small_blue_diamond", "🔹"], ["small_orange_diamond", "🔸"], ["large_blue_diamond", "🔷"],
  ["one", "1️⃣"], ["two", "2️⃣"], ["three", "3️⃣"], ["four", "4️⃣"], ["five", "5️⃣"],
  ["keycap_ten", "🔟"], ["soon", "🔜"], ["back", "🔙"], ["end", "🔚"], ["top", "🔝"],
  ["mailbox_with_mail", "📬"], ["newspaper", "📰"], ["file_folder", "📁"],
  ["open_file_folder", "📂"], ["bookmark_tabs", "📑"], ["label", "🏷️"], ["receipt", "🧾"],
  ["triangular_flag_on_post", "🚩"], ["checkered_flag", "🏁"], ["waving_white_flag", "🏳️"],
  ["stairs", "🪜"], ["footprints", "👣"], ["deciduous_tree", "🌳"], ["palm_tree", "🌴"],
  ["mushroom", "🍄"], ["bee", "🐝"], ["butterfly", "🦋"], ["owl", "🦉"], ["fox_face", "🦊"],
  ["cat", "🐱"],
]);

/** What the reaction picker shows before anything is searched for. */
const OFFERED = [
  "+1", "white_check_mark", "eyes", "tada", "raised_hands", "heart", "clap", "rocket", "fire",
  "100", "pray", "muscle", "smile", "joy", "thinking_face", "star", "seedling", "bulb", "dart", "wave",
  "sparkles", "trophy", "memo", "ok_hand",
];

/** `:tada:` as a character; a skin tone after the name is left out; `null` when unknown. */
export function emojiOf(name) {
  return EMOJI.get(name.split("::")[0]) ?? null;
}

/** Up to `limit` pairs of name and character whose name contains `query`. */
export function emojiLike(query, limit = 48) {
  const wanted = query.trim().toLowerCase().replace(/\s+/g, "_");
  if (!wanted) return OFFERED.map((name) => [name, EMOJI.get(name)]);
  return [...EMOJI].filter(([name]) => name.includes(wanted)).slice(0, limit);
}
