// The measurements of a clock as marks: a line from the lowest to the highest offset they allow,
// with a shape that says what kind of evidence it is. An open side ends in an arrow.
import { nothing, svg } from "lit";
import { basisWord, range } from "./clock-words.js";
import { clock } from "./moments.js";

const ARROW = 14;

/** By kind of evidence; told apart without colour. */
const SHAPES = {
  live: (x, y) => svg`<circle class="dot" cx=${x} cy=${y} r="4"/>`,
  live_unearned: (x, y) => svg`<circle class="dot hollow" cx=${x} cy=${y} r="4"/>`,
  satellite: (x, y) => svg`<path class="dot" d="M${x} ${y - 6}l6 10h-12z"/>`,
  dock: (x, y) => svg`<rect class="dot" x=${x - 4.5} y=${y - 4.5} width="9" height="9"/>`,
  set: (x, y) => svg`<rect class="dot hollow" x=${x - 4.5} y=${y - 4.5} width="9" height="9"/><circle class="dot" cx=${x} cy=${y} r="2"/>`,
  gateway: (x, y) => svg`<rect class="dot hollow" x=${x - 4.5} y=${y - 4.5} width="9" height="9"/>`,
  age_ms: (x, y) => svg`<path class="dot hollow" d="M${x} ${y - 6}l6 10h-12z"/>`,
  jump: (x, y) => svg`<path class="dot jump" d="M${x} ${y - 7}l7 7-7 7-7-7z"/>`,
  prior: (x, y) => svg`<path class="stroke" d="M${x - 6} ${y}h12"/>`,
  receipt: (x, y) => svg`<path class="stroke" d="M${x - 5} ${y}h10"/>`,
  contradictory: (x, y) => svg`<path class="stroke" d="M${x - 5} ${y - 5}l10 10m0-10l-10 10"/>`,
};

export function shapeOf(basis, x, y) {
  return (SHAPES[basis] ?? SHAPES.receipt)(x, y);
}

export function describeMark({ source, at }) {
  return `${basisWord(source.basis)} ${clock(at)}\n${range(source.lo_s, source.hi_s)}`;
}

export function markShape(mark, scale, heights, picked) {
  const { source } = mark;
  const x = scale.x(mark.at);
  const known = (s) => (s === undefined || s === null ? null : heights.y(s));
  const [low, high] = [known(source.lo_s), known(source.hi_s)];
  if (low === null && high === null) {
    return nothing;
  }
  const bottom = low ?? high + ARROW;
  const top = high ?? low - ARROW;
  const middle = low === null ? high : high === null ? low : (low + high) / 2;
  const seen = Math.min(heights.bottom - 8, Math.max(heights.top + 8, middle));
  return svg`<g class="mark measured is-${source.basis} ${mark.id === picked ? "picked" : ""}" data-mark=${mark.id}
    data-lo=${source.lo_s ?? nothing} data-hi=${source.hi_s ?? nothing}
    tabindex="0" role="button" aria-label=${describeMark(mark)}><title>${describeMark(mark)}</title>
    <path class="span" d="M${x} ${bottom}V${top}"/>
    ${low === null ? arrow(x, bottom, 1) : cap(x, low)}${high === null ? arrow(x, top, -1) : cap(x, high)}
    ${shapeOf(source.basis, x, seen)}</g>`;
}

function cap(x, y) {
  return svg`<path class="span" d="M${x - 4} ${y}h8"/>`;
}

function arrow(x, y, down) {
  return svg`<path class="span" d="M${x - 3} ${y - 4 * down}L${x} ${y}L${x + 3} ${y - 4 * down}"/>`;
}
