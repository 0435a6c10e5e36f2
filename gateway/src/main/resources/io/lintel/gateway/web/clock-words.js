// How far a clock is off, in words.
import { reasonOf } from "./axis-words.js";
import { named, t } from "./language.js";
import { duration, UNKNOWN } from "./moments.js";

const MINUTE_S = 60;
const ON_TIME_S = 0.5;
/** Wider than this the upper bound says nothing: nobody set this clock. */
const ENDLESS_S = 12 * 3600;
/** Farther than this is said in days. */
const DAYS_FROM_H = 72;

/** `+12 s`, `−0.5 s`, and `+8:00:12` from a minute on. */
export function offset(seconds) {
  if (seconds === null || seconds === undefined) {
    return UNKNOWN;
  }
  const tenths = Math.round(Math.abs(seconds) * 10) / 10;
  const sign = tenths === 0 ? "" : seconds < 0 ? "−" : "+";
  if (tenths < MINUTE_S) {
    return `${sign}${t("unit.seconds", { n: tenths })}`;
  }
  const whole = Math.round(tenths);
  const two = (n) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (h >= DAYS_FROM_H) {
    return sign + t("unit.daysAnd", { d: Math.floor(h / 24), time: `${h % 24}:${two(m)}:${two(s)}` });
  }
  return h > 0 ? `${sign}${h}:${two(m)}:${two(s)}` : `${sign}${m}:${two(s)}`;
}

/** `between +10.5 s and +13.5 s`; a bound that is not given is left open. */
export function range(lo, hi) {
  const open = (s) => s === null || s === undefined;
  if (open(lo) && open(hi)) {
    return t("clock.anything");
  }
  if (open(hi) || hi - lo > ENDLESS_S) {
    return t("clock.atLeast", { lo: offset(lo) });
  }
  return open(lo) ? t("clock.atMost", { hi: offset(hi) }) : t("clock.between", { lo: offset(lo), hi: offset(hi) });
}

/** The clock in one sentence, and why that is believed in another. */
export function clockSentence(clock) {
  const now = clock?.offset_s;
  if (!now) {
    return { says: t("clock.nothing"), why: "" };
  }
  const time = duration(now.estimate);
  const says =
    Math.abs(now.estimate) < ON_TIME_S
      ? t("clock.right", { time: duration(Math.max(Math.abs(now.lo), Math.abs(now.hi))) })
      : t(now.estimate > 0 ? "clock.ahead" : "clock.behind", { time, range: range(now.lo, now.hi) });
  return { says, why: now.basis ? reasonOf(now.basis) : "" };
}

export function basisWord(basis) {
  return named("basis", basis);
}
