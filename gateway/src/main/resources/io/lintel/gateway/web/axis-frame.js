// What stands around the marks: round times, lane names, and the paints that bars are filled with.
import { svg } from "lit";
import { RECORDING_LANE, recordingHeight } from "./axis-bars.js";
import { LABEL_ROW, LABEL_ROWS } from "./axis-points.js";
import { t } from "./language.js";
import { clock } from "./moments.js";

export const RULER = 28;
const CREW_TITLE = 28;

/** Rows for the names of steps: few steps need little room. Zooming does not change it. */
function labelRows(crew) {
  return Math.min(LABEL_ROWS, Math.max(2, Math.ceil(crew.steps.length / 3)));
}

/** Lanes of one technician below steps and recording, with their heights. */
const LANES = [
  ["buffer", 20],
  ["power", 20],
  ["place", 28],
  ["meter", 28],
  ["margin", 40],
];

/** What is drawn in each lane that may come from somebody who proved nothing. */
const MARKS = {
  steps: (crew) => crew.steps,
  recording: (crew) => [...crew.recordings, ...crew.files],
  buffer: (crew) => crew.recordings.map((r) => r.buffer).filter(Boolean),
  power: (crew) => crew.power,
  place: (crew) => crew.positions,
  meter: (crew) => crew.readings,
};
/** Room for the word under a lane's name. */
const WORD_ROOM = 28;

function isUnproven(name, crew) {
  return (MARKS[name]?.(crew) ?? []).some((mark) => mark.source.unproven);
}

function lanesOf(crew) {
  return [
    ["steps", 24 + labelRows(crew) * LABEL_ROW],
    ["recording", recordingHeight(crew)],
    ...LANES.map(([name, height]) => [name, isUnproven(name, crew) ? Math.max(height, WORD_ROOM) : height]),
  ];
}

/** Where each technician's lanes stand; a crew of several has a title line each. */
export function layOut(crews) {
  let top = RULER;
  const sets = crews.map((crew) => {
    const title = crews.length > 1 ? top : null;
    top += title === null ? 0 : CREW_TITLE;
    const first = top;
    const lanes = {};
    for (const [name, height] of lanesOf(crew)) {
      lanes[name] = { top, height };
      top += height;
    }
    return { crew, title, first, lanes, bottom: top };
  });
  return { sets, height: top };
}

export function ruler(scale, height) {
  return scale.ticks().map((tick) => {
    const x = scale.x(tick);
    const whole = x > scale.left + 26 && x < scale.right - 26;
    return svg`<path class="grid" d="M${x} ${RULER - 6}V${height}"/>
      ${whole ? svg`<text class="tick" x=${x} y="16" text-anchor="middle">${clock(tick)}</text>` : ""}`;
  });
}

export function laneNames(set, right) {
  return Object.entries(set.lanes).map(
    ([name, lane]) => svg`<path class="lane-rule" d="M0 ${lane.top}H${right}"/>
      ${isUnproven(name, set.crew) ? unprovenName(name, lane) : svg`<text class="lane-name" x="0" y=${nameLine(name, lane)}>${t(`lane.${name}`)}</text>`}`,
  );
}

/** With the word for it: which of its marks are meant, their look tells. */
function unprovenName(name, lane) {
  const y = nameLine(name, lane);
  return svg`<text class="lane-name" x="0" y=${y - 6}>${t(`lane.${name}`)}</text>
    <text class="lane-name lane-unproven" x="0" y=${y + 7}>${t("app.unproven")}</text>`;
}

/** The steps' name stands by their dots, which are at the foot of a tall lane. */
function nameLine(name, lane) {
  if (name === "recording") {
    return lane.top + RECORDING_LANE / 2 + 4;
  }
  return name === "steps" ? lane.top + lane.height - 6 : lane.top + lane.height / 2 + 4;
}

export function paints(scale, height) {
  const fade = (look) => svg`
    <linearGradient id="axis-${look}-in"><stop class="stop-${look} none" offset="0"/><stop class="stop-${look}" offset="1"/></linearGradient>
    <linearGradient id="axis-${look}-out"><stop class="stop-${look}" offset="0"/><stop class="stop-${look} none" offset="1"/></linearGradient>`;
  const hatched = (look) => svg`
    <pattern id="axis-hatch-${look}" class="hatch-${look}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="8" height="8"/><path d="M2 0V8"/></pattern>`;
  return svg`<defs>
    ${["recording", "buffer", "power", "file"].map(fade)}${["fail", "undecided", "neutral"].map(hatched)}
    <pattern id="axis-unproven" class="unproven-dots" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="1.5" cy="1.5" r="1.1"/><circle cx="4" cy="4" r="1.1"/></pattern>
    <clipPath id="axis-bars"><rect x=${scale.left} y="0" width=${scale.right - scale.left} height=${height}/></clipPath>
    <clipPath id="axis-plot"><rect x=${scale.left - 5} y="0" width=${scale.right - scale.left + 10} height=${height}/></clipPath>
  </defs>`;
}
