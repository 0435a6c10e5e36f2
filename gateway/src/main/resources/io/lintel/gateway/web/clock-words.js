// How far a clock is off, in words.
import { reasonOf } from "./axis-words.js";
import { named, t } from "./language.js";
import { duration, UNKNOWN } from "./moments.js";

const MINUTE_S = 60;
const ON_TIME_S = 0.5;
/** Wider than this the upper bound says nothing: nobody set this clock. */
const ENDLESS_S = 12 * 3600;
/** Farther off than this, nobody reads the bounds as offsets any more. */
const SO_WRONG_S = 3600;
/** What is only believed of a clock of its kind. */
const UNMEASURED = ["prior", "receipt"];
/** Farther than this is said in days. */
const DAYS_FROM_H = 72;

/** `+12 s`, `−0.5 s`, and `+8:00:12` from a minute on, there with as many decimals as asked for. */
export function offset(seconds, digits = 0) {
  if (seconds === null || seconds === undefined) {
    return UNKNOWN;
  }
  const tenths = Math.round(Math.abs(seconds) * 10) / 10;
  const sign = tenths === 0 ? "" : seconds < 0 ? "−" : "+";
  if (tenths < MINUTE_S) {
    return `${sign}${t("unit.seconds", { n: tenths })}`;
  }
  const unit = 10 ** digits;
  const whole = Math.round(Math.abs(seconds) * unit) / unit;
  const two = (n) => String(Math.floor(n)).padStart(2, "0");
  const [h, m] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const s = (whole % 60).toFixed(digits).padStart(digits === 0 ? 2 : digits + 3, "0");
  if (h >= DAYS_FROM_H) {
    return sign + t("unit.daysAnd", { d: Math.floor(h / 24), time: `${h % 24}:${two(m)}:${s}` });
  }
  return h > 0 ? `${sign}${h}:${two(m)}:${s}` : `${sign}${m}:${s}`;
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
  return { says: said(now), why: now.basis ? reasonOf(now.basis) : "" };
}

function said({ lo, estimate, hi }) {
  const time = duration(estimate);
  if (Math.abs(estimate) < ON_TIME_S) {
    return t("clock.right", { time: duration(Math.max(Math.abs(lo), Math.abs(hi))) });
  }
  const fast = estimate > 0;
  return Math.abs(estimate) > SO_WRONG_S && hi - lo < ENDLESS_S
    ? t(fast ? "clock.aheadWithin" : "clock.behindWithin", { time, doubt: duration((hi - lo) / 2) })
    : t(fast ? "clock.ahead" : "clock.behind", { time, range: range(lo, hi) });
}

/** The same in the fewest words, and whether a person should see to it. */
export function clockBrief(clock) {
  const now = clock?.offset_s;
  if (!now) {
    return { says: UNKNOWN, wrong: false };
  }
  const { lo, estimate, hi, basis } = now;
  if (lo <= 0 && hi >= 0) {
    const right = () => t("clock.rightBrief", { time: duration(Math.max(-lo, hi)) });
    return { says: UNMEASURED.includes(basis) ? t("clock.unmeasured") : right(), wrong: false };
  }
  const says = t(estimate > 0 ? "clock.aheadBrief" : "clock.behindBrief", { time: duration(estimate) });
  return { says, wrong: lo > MINUTE_S || hi < -MINUTE_S };
}

export function basisWord(basis) {
  return named("basis", basis);
}
