// Days by name, such as `2026-11-20`, without a zone: counted in UTC, where every day has 24 hours.

const DAY_MS = 86_400_000;
const WEEK = 7;
/** Enough for every month, so that the calendar keeps its height. */
const WEEKS = 6;

function utc(day) {
  return Date.parse(`${day}T00:00:00Z`);
}

function keyOf(ms) {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The day so many days or months on; the last of its month where that is shorter. */
export function shifted(day, { days = 0, months = 0 }) {
  if (months === 0) {
    return keyOf(utc(day) + days * DAY_MS);
  }
  const date = new Date(utc(day));
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
  target.setUTCDate(Math.min(date.getUTCDate(), target.getUTCDate()));
  return keyOf(target.getTime());
}

/** The weeks that the day's month is in, Monday first. */
export function monthOf(day) {
  const first = utc(`${day.slice(0, 7)}-01`);
  const monday = first - ((new Date(first).getUTCDay() + WEEK - 1) % WEEK) * DAY_MS;
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: WEEK }, (_, i) => keyOf(monday + (week * WEEK + i) * DAY_MS)),
  );
}

/** What somebody typed as a day; empty for none, null for what is no day. */
export function typedDay(text) {
  const typed = text.trim();
  if (typed === "") {
    return "";
  }
  const parts = typed.match(/^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/);
  if (!parts) {
    return null;
  }
  const day = `${parts[1]}-${parts[2].padStart(2, "0")}-${parts[3].padStart(2, "0")}`;
  const ms = utc(day);
  return !Number.isNaN(ms) && keyOf(ms) === day ? day : null;
}
