// Times of day in the utility's zone, always with seconds; a time that is not known is a dash.
import { language, t } from "./language.js";

export const UNKNOWN = "–";
const FAR_MS = 12 * 3_600_000;
export const zone = document.querySelector('meta[name="utility-zone"]').content;

const clockFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const keyFormat = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
const dayFormats = { en: dayFormat("en-GB", "short"), zh: dayFormat("zh-CN", "long") };

/** Days come by name, without a zone; noon of it in UTC is on that day. */
function dayFormat(locale, month) {
  const parts = { weekday: "short", day: "numeric", month, year: "numeric" };
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...parts });
}

/** Milliseconds since 1970 of an RFC 3339 time, or null. */
export function instant(text) {
  const at = text ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : at;
}

/** `09:14:07`, from text or milliseconds. */
export function clock(at) {
  const ms = typeof at === "number" ? at : instant(at);
  return ms === null ? UNKNOWN : clockFormat.format(Math.round(ms / 1000) * 1000);
}

/** An end of an interval: a dash where it is so far off that it says nothing. */
export function clockNear(ms, at) {
  return Math.abs(ms - at) > FAR_MS ? UNKNOWN : clock(ms);
}

export function dayKey(at) {
  return keyFormat.format(typeof at === "number" ? at : instant(at));
}

/** The time of day, with the date where that is another than `day`. */
export function clockOn(at, day) {
  const ms = typeof at === "number" ? at : instant(at);
  if (ms === null) {
    return UNKNOWN;
  }
  const on = dayKey(ms);
  return on === day ? clock(ms) : `${namedDay(on)} ${clock(ms)}`;
}

/** A day such as `2026-11-22` as people say it. */
export function namedDay(key) {
  const noon = instant(`${key}T12:00:00Z`);
  return noon === null ? UNKNOWN : dayFormats[language()].format(noon);
}

const monthFormats = { en: monthFormat("en-GB"), zh: monthFormat("zh-CN") };
const weekdayFormats = { en: weekdayFormat("en-GB"), zh: weekdayFormat("zh-CN") };
/** Any Monday. */
const MONDAY_MS = Date.UTC(2026, 10, 16, 12);
const DAY_MS = 86_400_000;

function monthFormat(locale) {
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", year: "numeric", month: "long" });
}

function weekdayFormat(locale) {
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "narrow" });
}

/** `November 2026`, `2026年11月`: the month that a day such as `2026-11-22` is in. */
export function monthName(key) {
  return monthFormats[language()].format(instant(`${key}T12:00:00Z`));
}

/** The days of the week by their shortest names, Monday first. */
export function weekdayNames() {
  return Array.from({ length: 7 }, (_, i) => weekdayFormats[language()].format(MONDAY_MS + i * DAY_MS));
}

/** Longer than this is said in days. */
const DAYS_FROM_H = 72;

/** `20 s`, `4.5 s`, `2 min 5 s`, `1 h 12 min`; the sign is the caller's to say. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) {
    return UNKNOWN;
  }
  const s = Math.abs(seconds);
  if (s < 60) {
    return t("unit.seconds", { n: s < 10 ? Math.round(s * 10) / 10 : Math.round(s) });
  }
  const whole = Math.round(s);
  if (whole < 3600) {
    const parts = { m: Math.floor(whole / 60), s: whole % 60 };
    return t(parts.s === 0 ? "unit.wholeMinutes" : "unit.minutes", parts);
  }
  const minutes = Math.round(whole / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= DAYS_FROM_H) {
    return t("unit.days", { d: Math.round(hours / 24) });
  }
  const parts = { h: hours, m: minutes % 60 };
  return t(parts.m === 0 ? "unit.wholeHours" : "unit.hours", parts);
}

/** A likelihood; what is nearly sure does not pass for sure. */
export function likely(share) {
  if (share === null || share === undefined) {
    return UNKNOWN;
  }
  if (share > 0 && share < 0.001) {
    return "<0.001";
  }
  return share < 1 && share > 0.999 ? ">0.999" : share.toFixed(3);
}

/** `1,243.112` from the exact decimal text of a volume. */
export function grouped(decimal) {
  const [whole, rest] = String(decimal).split(".");
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? spaced : `${spaced}.${rest}`;
}
