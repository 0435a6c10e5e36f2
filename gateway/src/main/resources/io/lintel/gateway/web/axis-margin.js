// What REC-1 is about: the knock as a band as wide as tap and clock allow, the late stretch hatched
// in the verdict's colour, and the bracket that carries its number.
import { nothing, svg } from "lit";
import { hatch, RECORDING_HEIGHT, RECORDING_LANE } from "./axis-bars.js";
import { textWidth } from "./axis-labels.js";
import { describe } from "./axis-words.js";
import { t } from "./language.js";
import { duration } from "./moments.js";
import { outcomeClass, outcomeWord } from "./outcome.js";

const ROOM = 24;

export function knockBand(crew, scale, top, height, picked) {
  const mark = crew.knockMark;
  if (!mark || !scale.shows(mark.time.lo, mark.time.hi)) {
    return nothing;
  }
  const [lo, at, hi] = [mark.time.lo, mark.time.at, mark.time.hi].map((time) => scale.x(time));
  return svg`<g class="mark knock ${mark.id === picked ? "picked" : ""}" data-mark=${mark.id} tabindex="0"
    role="button" aria-label=${describe(mark)}><title>${describe(mark)} </title>
    <rect class="band" x=${lo} y=${top} width=${Math.max(2, hi - lo)} height=${height}/>
    <path class="tap" d="M${at} ${top}v${height}"/></g>`;
}

/** In the recording's lane: the stretch that should have been recorded and, as judged, was not. */
export function lateStretch(crew, scale, top) {
  const stretch = missing(crew);
  if (!stretch || !scale.shows(stretch.from, stretch.to)) {
    return nothing;
  }
  const y = top + (RECORDING_LANE - RECORDING_HEIGHT) / 2;
  const [from, to] = [Math.max(scale.left, scale.x(stretch.from)), Math.min(scale.right, scale.x(stretch.to))];
  return svg`<g class="late ${outcomeClass(crew.verdict.outcome)}">
    <rect class="hatched" x=${from} y=${y} width=${Math.max(2, to - from)} height=${RECORDING_HEIGHT} fill=${hatch(crew.verdict)}/>
    ${plated(stretch.words, (from + to) / 2, y + RECORDING_HEIGHT / 2, to - from)}</g>`;
}

function missing(crew) {
  const { verdict, margin, knock, left } = crew;
  if (!verdict || !["FAIL", "UNDECIDED"].includes(verdict.outcome)) {
    return null;
  }
  if (margin) {
    return margin.late > 0 ? { ...margin, words: duration(margin.late) } : null;
  }
  if (!knock) {
    return null;
  }
  const stretch = { from: knock.at, to: left?.at ?? knock.at + 60_000 };
  if (crew.recordings.some((r) => r.time && r.time.at < stretch.to && r.until.at > stretch.from)) {
    return null;
  }
  const silent = verdict.outcome === "UNDECIDED" && crew.recorders.length === 0;
  return { ...stretch, words: t(silent ? "axis.unheard" : "axis.neverOn") };
}

function plated(words, x, y, room) {
  const wide = textWidth(words, 600, 14);
  return wide + ROOM > room
    ? nothing
    : svg`<rect class="plate" x=${x - wide / 2 - 6} y=${y - 9} width=${wide + 12} height="18" rx="2"/>
      <text class="number" x=${x} y=${y + 5} text-anchor="middle">${words}</text>`;
}

/** Under the lanes: from the knock to the recording's begin, with what that makes. */
export function bracket(crew, scale, axisTop, top, height) {
  const { margin, knockMark, verdict } = crew;
  if (!margin || !scale.shows(margin.from, margin.to)) {
    return nothing;
  }
  const y = top + height / 2;
  const [from, to] = [scale.x(margin.from), scale.x(margin.to)];
  const guides = `M${from} ${axisTop}V${y + 6}M${to} ${axisTop}V${y + 6}`;
  return svg`<g class="bracket ${outcomeClass(verdict.outcome)}">
    <path class="guide" d=${guides}/><path class="span" d="M${from} ${y}H${to}M${from} ${y - 6}v12M${to} ${y - 6}v12"/>
    ${caption(marginWords(margin, knockMark), verdict, Math.max(from, scale.left), Math.min(to, scale.right), y, scale)}</g>`;
}

function marginWords({ late }, { source }) {
  const early = source.step ? `axis.early.${source.step}` : "axis.early.knocked";
  return t(late > 0 ? "axis.late" : early, { time: duration(late) });
}

/** The longest words that fit: on the bracket, right of it, left of it. */
function caption(short, verdict, from, to, y, scale) {
  for (const words of [`${short} · ${outcomeWord(verdict.outcome)}`, short]) {
    const wide = textWidth(words, 600, 14);
    if (wide + ROOM < to - from) {
      return plated(words, (from + to) / 2, y, to - from);
    }
    if (to + 8 + wide <= scale.right || from - 8 - wide >= scale.left) {
      const right = to + 8 + wide <= scale.right;
      return svg`<text class="number" x=${right ? to + 8 : from - 8} y=${y + 5}
        text-anchor=${right ? "start" : "end"}>${words}</text>`;
    }
  }
  return nothing;
}
