// The bars of the axis: recordings with their gaps, prebuffers, power. A soft end is the clock's
// uncertainty, drawn to scale.
import { nothing, svg } from "lit";
import { calledBy, describe } from "./axis-words.js";
import { place, textWidth } from "./axis-labels.js";
import { barsOf, nothingIn } from "./axis-points.js";
import { named, t } from "./language.js";
import { duration } from "./moments.js";
import { outcomeClass } from "./outcome.js";

export const RECORDING_HEIGHT = 24;
/** The bar with the room around it; what its gaps are called stands below. */
export const RECORDING_LANE = 44;
const GAP_WORDS = 14;
/** What docked files take between a recording and what its gaps are called. */
const FILE_ROOM = 6;
const BUFFER_HEIGHT = 8;
const POWER_HEIGHT = 4;
const FILE_HEIGHT = 4;
const HARD = 0.5;

/** The recording lane's height: what its gaps are called stands below the files. */
export function recordingHeight(crew) {
  return crew.recordings.some((r) => r.gaps.length > 0) ? RECORDING_LANE + wordsBelow(crew) : RECORDING_LANE;
}

function wordsBelow({ files }) {
  return GAP_WORDS + (files.length > 0 ? FILE_ROOM : 0);
}

/** Over a bar whose senders proved nothing: dots and a dashed edge, where the bar is whole. */
export function veil(mark, scale, y, height) {
  if (!mark.source?.unproven) {
    return nothing;
  }
  const x = Math.max(scale.x(mark.time.at), scale.left);
  const end = Math.min(scale.x(mark.until.at), scale.right);
  return svg`<rect class="veil" x=${x} y=${y} width=${Math.max(2, end - x)} height=${height} fill="url(#axis-unproven)"/>`;
}

/** A bar from one interval to another, as rectangles: fading in, whole, fading out. */
function softBar(look, scale, y, height, begin, until) {
  const [in0, in1, out0, out1] = [begin.lo, begin.hi, until.lo, until.hi].map((t) => scale.x(t));
  const middle = (in1 + out0) / 2;
  const [full, gone] = in1 <= out0 ? [in1, out0] : [middle, middle];
  const piece = (from, to, fill) =>
    to - from < HARD
      ? nothing
      : svg`<rect class=${fill ? "soft" : look} x=${from} y=${y} width=${to - from} height=${height} fill=${fill}/>`;
  return svg`${piece(in0, full, `url(#axis-${look}-in)`)}${piece(full, gone, "")}${piece(
    gone,
    out1,
    `url(#axis-${look}-out)`,
  )}`;
}

function frame(mark, scale, y, height, picked) {
  const [from, to] = [scale.x(mark.time.lo), scale.x(mark.until.hi)];
  const [x, end] = [Math.max(from, scale.left), Math.min(to, scale.right)];
  const around = svg`<rect class="reach" x=${x} y=${y} width=${Math.max(2, end - x)} height=${height}/>`;
  return { around, look: `mark ${mark.source?.unproven ? "is-unproven" : ""} ${mark.id === picked ? "picked" : ""}` };
}

export function recordingLane(crew, scale, top, _height, picked) {
  const y = top + (RECORDING_LANE - RECORDING_HEIGHT) / 2;
  const shown = crew.recordings.filter((r) => r.time && scale.shows(r.time.lo, r.until.hi));
  const gaps = shown.flatMap((r) => r.gaps).filter((g) => g.time && scale.shows(g.time.lo, g.until.hi));
  const items = gaps.map((g) => gapLabel(g, scale));
  const seats = place(items, { left: scale.left, right: scale.right, rows: 1, bars: barsOf(crew, scale) });
  return svg`${shown.map((r) => oneRecording(r, scale, y, picked))}
    ${gaps.map((g, i) => gap(g, crew, scale, y, picked, seats[i], items[i]))}`;
}

/** Under the recording they prove: a thin bar for each docked file, with soft ends of its own. */
export function fileBars(crew, scale, top, _height, picked) {
  const y = top + (RECORDING_LANE + RECORDING_HEIGHT) / 2 + 2;
  return crew.files
    .filter((f) => f.time && scale.shows(f.time.lo, f.until.hi))
    .map((f) => {
      const { around, look } = frame(f, scale, y - 1, FILE_HEIGHT + 4, picked);
      return svg`<g class="${look} docked" data-mark=${f.id} tabindex="0" role="button" aria-label=${describe(f)}>
        <title>${describe(f)} </title>${around}${softBar("file", scale, y, FILE_HEIGHT, f.time, f.until)}
        ${veil(f, scale, y - 1, FILE_HEIGHT + 2)}</g>`;
    });
}

function gapLabel(mark, scale) {
  const short = named("gap", mark.source.why);
  const lasted = mark.end ? ` · ${duration((mark.end.at - mark.time.at) / 1000)}` : "";
  const words = [`${short}${lasted}`, short];
  const x = Math.max(scale.left, scale.x(mark.time.at));
  return { x, rank: 0, clear: 0, onlyRight: true, words, widths: words.map((w) => textWidth(w)) };
}

function oneRecording(mark, scale, y, picked) {
  const { around, look } = frame(mark, scale, y, RECORDING_HEIGHT, picked);
  const cuts = mark.gaps.filter((g) => g.time && g.source.why !== "network_only");
  const begins = [mark.time, ...cuts.map((g) => g.until)];
  const untils = [...cuts.map((g) => g.time), mark.until];
  const begin = scale.x(mark.time.at);
  const nameAt = Math.max(scale.x(mark.time.hi), scale.left) + 8;
  const name = [mark.source.recorder, ...(mark.source.unproven ? [t("app.unproven")] : [])].join(" · ");
  const wide = textWidth(name, 600);
  const roomy = scale.x(untils[0].lo) - nameAt > wide + 16;
  return svg`<g class=${look} data-mark=${mark.id} tabindex="0" role="button"
    aria-label=${calledBy(mark, roomy ? name : "")}>
    <title>${describe(mark)} </title>${around}
    ${begins.map((b, i) => softBar("recording", scale, y, RECORDING_HEIGHT, b, untils[i]))}
    ${veil(mark, scale, y, RECORDING_HEIGHT)}
    ${begin >= scale.left ? svg`<path class="estimate" d="M${begin} ${y - 2}v${RECORDING_HEIGHT + 4}"/>` : nothing}
    ${roomy && mark.source.unproven ? svg`<rect class="name-plate" x=${nameAt - 4} y=${y + 3} width=${wide + 8} height=${RECORDING_HEIGHT - 6}/>` : nothing}
    ${roomy ? svg`<text class="in-bar" x=${nameAt} y=${y + 16}>${name}</text>` : nothing}
  </g>`;
}

function gap(mark, crew, scale, y, picked, seat, item) {
  const network = mark.source.why === "network_only";
  const from = scale.x(mark.time.at);
  const width = Math.max(2, scale.x(mark.until.at) - from);
  const { look } = frame(mark, scale, y, RECORDING_HEIGHT, picked);
  return svg`<g class="${look} gap ${network ? "network" : outcomeClass(crew.coverage?.outcome)}"
    data-mark=${mark.id} tabindex="0" role="button" aria-label=${calledBy(mark, seat.row < 0 ? "" : item.words[seat.text])}>
    <title>${describe(mark)} </title>
    <rect class="hole" x=${from} y=${y} width=${width} height=${RECORDING_HEIGHT} fill=${network ? "none" : hatch(crew.coverage)}/>
    ${seat.row < 0 ? nothing : svg`<text class="gap-word" x=${item.x} y=${y + RECORDING_HEIGHT + wordsBelow(crew)}>${item.words[seat.text]}</text>`}
  </g>`;
}

export function hatch(verdict) {
  return `url(#axis-hatch-${{ FAIL: "fail", UNDECIDED: "undecided" }[verdict?.outcome] ?? "neutral"})`;
}

export function bufferLane(crew, scale, top, height, picked) {
  const buffers = crew.recordings.map((r) => r.buffer).filter(Boolean);
  return thinLane(buffers, "buffer", BUFFER_HEIGHT, scale, top, height, picked);
}

export function powerLane(crew, scale, top, height, picked) {
  return thinLane(crew.power, "power", POWER_HEIGHT, scale, top, height, picked);
}

function thinLane(marks, look, thick, scale, top, height, picked) {
  const y = top + (height - thick) / 2;
  if (marks.length === 0) {
    return nothingIn(scale, top + height / 2);
  }
  return marks
    .filter((m) => m.time && scale.shows(m.time.lo, m.until.hi))
    .map((m) => {
      const outer = frame(m, scale, top + 2, height - 4, picked);
      return svg`<g class=${outer.look} data-mark=${m.id} tabindex="0" role="button" aria-label=${describe(m)}>
        <title>${describe(m)} </title>${outer.around}${softBar(look, scale, y, thick, m.time, m.until)}
        ${veil(m, scale, y - 1, thick + 2)}</g>`;
    });
}
