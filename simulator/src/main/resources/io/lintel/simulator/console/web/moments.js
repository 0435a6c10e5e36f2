// Times of day in the scenario's zone; a time that is not known is a dash.
import { t } from "./language.js";

export const UNKNOWN = "–";

const formats = new Map();

function format(zone) {
  if (!formats.has(zone)) {
    const parts = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
    formats.set(zone, new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...parts }));
  }
  return formats.get(zone);
}

/** `09:14:07`. */
export function clock(at, zone) {
  return at && zone ? format(zone).format(Math.floor(Date.parse(at) / 1000) * 1000) : UNKNOWN;
}

/** `2026-11-22`. */
export function date(at, zone) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(Date.parse(at));
}

/** `09:14`. */
export function minute(at, zone) {
  return clock(at, zone).slice(0, 5);
}

/** `20 s`, `2 min 5 s`, `8 h 1 min`; the sign before it. */
export function seconds(value) {
  if (value === null || value === undefined) {
    return UNKNOWN;
  }
  const s = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  if (s < 59.5) {
    return sign + t("unit.seconds", { n: s < 10 ? Math.round(s * 10) / 10 : Math.round(s) });
  }
  const whole = Math.round(s);
  if (whole < 3600) {
    return sign + t("unit.minutes", { m: Math.floor(whole / 60), s: whole % 60 });
  }
  const minutes = Math.round(whole / 60);
  return sign + t("unit.hours", { h: Math.floor(minutes / 60), m: minutes % 60 });
}
