/**
 * Reads and writes dates and times in a person's own zone. Instants are milliseconds or, where
 * the name says so, whole seconds since the epoch.
 */

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The wall clock in `tz` as numbers and English names. */
function partsIn(tz, instant) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: tz, weekday: "long", day: "numeric", month: "long", year: "numeric",
    hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));
}

/** `Monday 23 November 2026, 09:00` */
export function longTime(tz, instant) {
  const at = partsIn(tz, instant);
  return `${at.weekday} ${at.day} ${at.month} ${at.year}, ${at.hour}:${at.minute}`;
}

/** `Fri 27 Nov, 15:00` */
export function shortTime(tz, instant) {
  const at = partsIn(tz, instant);
  return `${at.weekday.slice(0, 3)} ${at.day} ${at.month.slice(0, 3)}, ${at.hour}:${at.minute}`;
}

/** `Mon 09:00` */
export function weekTime(tz, instant) {
  const at = partsIn(tz, instant);
  return `${at.weekday.slice(0, 3)} ${at.hour}:${at.minute}`;
}

/** Seconds since the epoch as the value of a `datetime-local` input in `tz`. */
export function toLocalInput(tz, seconds) {
  const at = partsIn(tz, seconds * 1000);
  return `${isoDate(at)}T${at.hour}:${at.minute}`;
}

/** The value of a `datetime-local` input, a wall clock in `tz`, as seconds since the epoch. */
export function fromLocalInput(tz, text) {
  const wall = Date.parse(`${text}:00Z`);
  let instant = wall;
  for (let round = 0; round < 2; round++) instant = wall - offsetAt(tz, instant);
  return Math.round(instant / 1000);
}

function offsetAt(tz, instant) {
  const shown = Date.parse(`${toLocalInput(tz, instant / 1000)}:00Z`);
  return shown - Math.floor(instant / MINUTE) * MINUTE;
}

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];
const monthNumber = (name) => MONTHS.indexOf(name) + 1;

const isoDate = (at) => `${at.year}-${twoDigits(monthNumber(at.month))}-${twoDigits(at.day)}`;

const twoDigits = (number) => String(number).padStart(2, "0");

const ordinal = (day) => {
  const tail = day % 100 > 10 && day % 100 < 14 ? "th" : ["th", "st", "nd", "rd"][day % 10] ?? "th";
  return `${day}${tail}`;
};

/**
 * Fills a Slack date pattern such as `{date_short} at {time}`.
 *
 * @param {number} seconds since the epoch
 * @param {string} pattern
 * @param {string} tz
 * @param {number} now for `{date_pretty}` and `{ago}`
 */
export function slackDate(seconds, pattern, tz, now) {
  return pattern.replace(
    /\{(\w+)\}/g,
    (whole, token) => dateToken(token, seconds * 1000, tz, now) ?? whole,
  );
}

function dateToken(token, instant, tz, now) {
  const at = partsIn(tz, instant);
  const pretty = token.endsWith("_pretty") ? relativeDay(instant, tz, now) : null;
  if (pretty) return pretty;
  switch (token.replace(/_pretty$/, "")) {
    case "date_num": return isoDate(at);
    case "date_slash": return `${at.day}/${monthNumber(at.month)}/${at.year}`;
    case "date": return `${at.month} ${ordinal(+at.day)}, ${at.year}`;
    case "date_short": return `${at.day} ${at.month.slice(0, 3)} ${at.year}`;
    case "date_long": return `${at.weekday}, ${at.month} ${ordinal(+at.day)}, ${at.year}`;
    case "day_divider": return `${at.weekday}, ${at.month} ${ordinal(+at.day)}`;
    case "time": return `${at.hour}:${at.minute}`;
    case "time_secs": return `${at.hour}:${at.minute}:${at.second}`;
    case "ago": return ago(now - instant);
    default: return null;
  }
}

function relativeDay(instant, tz, now) {
  const dayOf = (moment) => Math.floor(Date.parse(`${toLocalInput(tz, moment / 1000)}Z`) / DAY);
  return { "-1": "yesterday", 0: "today", 1: "tomorrow" }[dayOf(instant) - dayOf(now)];
}

function ago(gap) {
  const minutes = Math.round(Math.abs(gap) / MINUTE);
  const [count, unit] = minutes < 60
    ? [minutes, "minute"]
    : minutes < 1440 ? [Math.round(minutes / 60), "hour"] : [Math.round(minutes / 1440), "day"];
  const text = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return gap < 0 ? `in ${text}` : `${text} ago`;
}
