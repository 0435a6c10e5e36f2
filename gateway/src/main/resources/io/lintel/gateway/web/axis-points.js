// The marks that are moments: steps, positions, readings. Each keeps its interval as a thin line.
import { nothing, svg } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { place, textWidth } from "./axis-labels.js";
import { calledBy, describe } from "./axis-words.js";
import { named, t } from "./language.js";
import { clock, UNKNOWN } from "./moments.js";
import { volume } from "./volumes.js";

export const LABEL_ROWS = 4;
export const LABEL_ROW = 18;
/** Pixels of doubt up to which a label stands beside them; beyond, it stands over its mark. */
const REACH_BESIDE = 24;
/** Pixels that a mark takes to either side: no other one's label lies over it. */
const DOT = 4;
/** Steps that carry the story are named first where there is no room for all. */
const TELLING = ["knocked", "entered", "left", "arrived", "door_opened", "bell", "not_met"];

/** Stands in a lane that stays empty over the whole visit. */
export function nothingIn(scale, y) {
  return svg`<text class="nothing" x=${scale.left + 8} y=${y + 4}>${UNKNOWN}<title>${t("axis.nothing")}</title></text>`;
}

function group(mark, picked, kind, words, body) {
  return svg`<g class="mark ${kind} ${mark.source?.unproven ? "is-unproven" : ""} ${mark.id === picked ? "picked" : ""}" data-mark=${mark.id}
    tabindex="0" role="button" aria-label=${calledBy(mark, words)}><title>${describe(mark)} </title>${body}</g>`;
}

function whisker(mark, scale, y) {
  const [lo, hi] = [scale.x(mark.time.lo), scale.x(mark.time.hi)];
  return svg`<path class="whisker" d="M${lo} ${y}H${hi}"/>`;
}

export function stepLane(crew, scale, top, height, picked) {
  const y = top + height - 10;
  const shown = crew.steps.filter((s) => scale.shows(s.time.at, s.time.at));
  const items = shown.map((s) => stepLabel(s, scale.x(s.time.at)));
  const rows = Math.floor((height - 24) / LABEL_ROW);
  const seats = place(items, { left: scale.left, right: scale.right, rows, bars: barsOf(crew, scale) });
  return repeat(shown, (step) => step.id, (step, i) => oneStep(step, items[i], seats[i], scale, y, picked));
}

/** The knock's line and the bracket's guides run through the lanes: labels keep off them. */
export function barsOf(crew, scale) {
  const { knock, margin } = crew;
  const times = [...(knock ? [knock.at] : []), ...(margin ? [margin.from, margin.to] : [])];
  return times.map((ms) => scale.x(ms));
}

function stepLabel(step, x) {
  const name = named("step", step.source.step);
  const weight = step.source.step === "knocked" ? 600 : 400;
  const time = clock(step.time.at);
  const rank = TELLING.indexOf(step.source.step);
  return {
    x,
    name,
    time,
    rank: rank < 0 ? TELLING.length : rank,
    widths: [textWidth(`${time} ${name}`, weight), textWidth(name, weight)],
  };
}

function oneStep(step, item, seat, scale, y, picked) {
  const labelY = y - 12 - seat.row * LABEL_ROW;
  const x = item.x;
  const telling = step.source.step === "knocked" ? "telling" : "";
  const words = seat.text === 0 ? svg`<tspan class="time">${item.time}</tspan> ${item.name}` : item.name;
  const label = seat.row < 0 ? nothing : svg`
    <path class="leader" d="M${x} ${y - 5}V${labelY - 9}"/>
    <text class="label" x=${seat.hangsLeft ? x - 4 : x + 4} y=${labelY}
      text-anchor=${seat.hangsLeft ? "end" : "start"}>${words}</text>`;
  const body = svg`${whisker(step, scale, y)}${label}<circle class="dot" cx=${x} cy=${y} r="4"/>`;
  const said = seat.row < 0 ? "" : seat.text === 0 ? `${item.time} ${item.name}` : item.name;
  return group(step, picked, `step ${telling}`, said, body);
}

export function placeLane(crew, scale, top, height, picked) {
  return row(crew.positions, crew, scale, top, height, picked, "position", {
    text: (p) =>
      p.source.distance_m === null || p.source.distance_m === undefined
        ? ""
        : t("axis.distance", { distance: Math.round(p.source.distance_m) }),
    shape: (x, y) => svg`<circle class="dot" cx=${x} cy=${y} r="3.5"/>`,
  });
}

export function meterLane(crew, scale, top, height, picked) {
  return row(crew.readings, crew, scale, top, height, picked, "reading", {
    text: (r) => {
      const value = volume(r.source);
      const beside = [...(r.source.typed ? [t("axis.typed")] : []), ...(r.source.unproven ? [t("app.unproven")] : [])];
      return beside.length > 0 ? `${value} (${beside.join(", ")})` : value;
    },
    shape: (x, y, r) =>
      svg`<path class="dot ${r.source.typed ? "typed" : ""}" d="M${x} ${y - 6}l6 6-6 6-6-6z"/>`,
  });
}

/** Of the meter's rules and of the recorder's, each where its device is told of. */
export function meterEvents(crew, scale, top, height, picked) {
  return eventMarks(crew.events.filter((e) => e.source.rule.startsWith("MTR")), scale, top, height, picked);
}

export function recorderEvents(crew, scale, top, height, picked) {
  return eventMarks(crew.events.filter((e) => !e.source.rule.startsWith("MTR")), scale, top, height, picked);
}

/** What happened beside the visit: a sign with the rule's name, over the time in which it can have been. */
function eventMarks(events, scale, top, height, picked) {
  const y = top + height / 2;
  return repeat(
    events.filter((e) => scale.shows(e.time.lo, e.time.hi)),
    (e) => e.id,
    (e) => {
      const x = Math.min(scale.right - 4, Math.max(scale.left + 4, scale.x(e.time.at)));
      const words = `${e.source.rule} ${clock(e.time.at)}`;
      const hangsLeft = x + textWidth(words) + 12 > scale.right;
      return group(e, picked, "event", words, svg`${whisker(e, scale, y)}
        <path class="sign" d="M${x} ${y - 8}l6 8-6 8-6-8z"/>
        <text class="label" x=${hangsLeft ? x - 10 : x + 10} y=${y - 6} text-anchor=${hangsLeft ? "end" : "start"}>${words}</text>`);
    },
  );
}

function row(marks, crew, scale, top, height, picked, kind, look) {
  const y = top + height / 2;
  if (marks.length === 0) {
    return nothingIn(scale, y);
  }
  const shown = marks.filter((m) => scale.shows(m.time.at, m.time.at));
  const items = shown.map((m) => {
    const text = look.text(m);
    const reach = Math.max(8, scale.x(m.time.hi) - scale.x(m.time.at), scale.x(m.time.at) - scale.x(m.time.lo));
    const above = reach > REACH_BESIDE;
    return { x: scale.x(m.time.at), rank: 0, clear: above ? 8 : reach + 4, above, text, widths: [textWidth(text)] };
  });
  const dots = items.flatMap(({ x }) => [x - DOT, x + DOT]);
  const bars = [...barsOf(crew, scale), ...dots];
  const seats = place(items, { left: scale.left, right: scale.right, rows: 1, bars });
  return repeat(shown, (m) => m.id, (m, i) => {
    const { x, text, clear, above } = items[i];
    const { row: at, hangsLeft } = seats[i];
    const label = at < 0 ? nothing : svg`<text class="label" x=${hangsLeft ? x - clear : x + clear} y=${above ? y - 4 : y + 4}
      text-anchor=${hangsLeft ? "end" : "start"}>${text}</text>`;
    return group(m, picked, kind, at < 0 ? "" : text, svg`${whisker(m, scale, y)}${look.shape(x, y, m)}${label}`);
  });
}
