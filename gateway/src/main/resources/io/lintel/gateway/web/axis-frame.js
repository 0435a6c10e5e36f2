// What stands around the marks: round times, lane names, and the paints that bars are filled with.
import { svg } from "lit";
import { LABEL_ROWS } from "./axis-points.js";
import { t } from "./language.js";
import { clock } from "./moments.js";

export const RULER = 28;
const CREW_TITLE = 28;
/** The distance between two lines of the ruler, at least. */
const TICKS_APART = 96;

/** Lanes of one technician from the top, with their heights. */
const LANES = [
  ["steps", 24 + LABEL_ROWS * 18],
  ["recording", 36],
  ["buffer", 20],
  ["power", 20],
  ["place", 28],
  ["meter", 28],
  ["margin", 36],
];

/** Where each technician's lanes stand; a crew of several has a title line each. */
export function layOut(crews) {
  let top = RULER;
  const sets = crews.map((crew) => {
    const title = crews.length > 1 ? top : null;
    top += title === null ? 0 : CREW_TITLE;
    const first = top;
    const lanes = {};
    for (const [name, height] of LANES) {
      lanes[name] = { top, height };
      top += height;
    }
    return { crew, title, first, lanes, bottom: top };
  });
  return { sets, height: top };
}

export function ruler(scale, height) {
  return scale.ticks(TICKS_APART).map((tick) => {
    const x = scale.x(tick);
    const whole = x > scale.left + 26 && x < scale.right - 26;
    return svg`<path class="grid" d="M${x} ${RULER - 6}V${height}"/>
      ${whole ? svg`<text class="tick" x=${x} y="16" text-anchor="middle">${clock(tick)}</text>` : ""}`;
  });
}

export function laneNames(set, right) {
  return Object.entries(set.lanes).map(
    ([name, lane]) => svg`<path class="lane-rule" d="M0 ${lane.top}H${right}"/>
      <text class="lane-name" x="0" y=${nameLine(name, lane)}>${t(`lane.${name}`)}</text>`,
  );
}

/** The steps' name stands by their dots, which are at the foot of a tall lane. */
function nameLine(name, lane) {
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
    ${["recording", "buffer", "power"].map(fade)}${["fail", "undecided", "neutral"].map(hatched)}
    <clipPath id="axis-plot"><rect x=${scale.left - 5} y="0" width=${scale.right - scale.left + 10} height=${height}/></clipPath>
  </defs>`;
}
