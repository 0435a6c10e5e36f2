// How a recorder's state is shown: shape and word together, quantities with their unit.
import { html, svg } from "lit";
import { named, t } from "./language.js";
import { clockOn, dayKey, instant, UNKNOWN } from "./moments.js";

/** Below this a day's work is in doubt. */
const LOW_PERCENT = 15;
const LOW_MEGABYTES = 1024;
const MEGABYTES_PER_GIGABYTE = 1024;
/** A clock whose error is known no better than this sets nothing right. */
const VAGUE_S = 3600;

const SHAPES = {
  recording: svg`<circle cx="8" cy="8" r="6"/>`,
  idle: svg`<circle class="ring" cx="8" cy="8" r="5"/>`,
  off: svg`<path class="ring" d="M3 8h10"/>`,
  unknown: svg`<circle class="ring dotted" cx="8" cy="8" r="5"/>`,
};

export function recorderPath(id, day) {
  const path = `/recorders/${encodeURIComponent(id)}`;
  return day ? `${path}?day=${encodeURIComponent(day)}` : path;
}

export function stateOf({ state }) {
  return html`<span class="now is-${state}"><svg class="dot" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${
    SHAPES[state] ?? SHAPES.unknown
  }</svg>${named("recorderState", state)}</span>`;
}

export function battery(percent) {
  if (percent === undefined || percent === null) {
    return UNKNOWN;
  }
  const low = percent < LOW_PERCENT;
  return html`<span class="charge ${low ? "low" : ""}"><meter min="0" max="100" low=${LOW_PERCENT} value=${percent} aria-hidden="true"></meter>
    <span class="num">${percent} %</span>${low ? html` <span>${t("recorders.low")}</span>` : ""}</span>`;
}

export function storage(megabytes) {
  if (megabytes === undefined || megabytes === null) {
    return UNKNOWN;
  }
  const amount =
    megabytes < MEGABYTES_PER_GIGABYTE ? `${megabytes} MB` : `${(megabytes / MEGABYTES_PER_GIGABYTE).toFixed(1)} GB`;
  return megabytes < LOW_MEGABYTES ? `${amount} ${t("recorders.low")}` : amount;
}

/**
 * A time that the recorder itself tells, as far as its clock is known: right where that is right,
 * set right where it is known to be wrong, with the recorder's own words on hover. Nothing is said
 * before the clock is known, and where it is wrong by nobody knows how much.
 */
export function byItsClock(at, known) {
  const ms = instant(at);
  if (ms === null || !known) {
    return UNKNOWN;
  }
  const { lo, estimate, hi } = known.offset_s ?? {};
  if (estimate === undefined || (lo <= 0 && hi >= 0)) {
    return heard(at);
  }
  const own = t("recorders.byOwnClock", { time: heard(at) });
  const vague = hi - lo > VAGUE_S;
  return html`<span class="set-right" title=${own}>${vague ? UNKNOWN : html`≈ ${heard(new Date(ms - estimate * 1000).toISOString())}`}</span>`;
}

/** The time of day, with the date where that is not today's. */
export function heard(at) {
  return clockOn(at, dayKey(Date.now()));
}
