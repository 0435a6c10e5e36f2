// A recorder's clock through one day as something to draw: the offset as a band for each stretch
// of time in which nobody set the clock, and every measurement as a mark. Stretches that are hours
// apart, as before and after a jump, get a panel each, so that both can be drawn to scale.
import { instant } from "./moments.js";

/** Panels closer than this are one: a minute is still read well beside a second. */
const TOGETHER_S = 120;
/** A band wider than this many times the narrowest one is cut at the panel's edge. */
const WIDEST_SHARE = 60;
/** Not measured: the band of these is as wide as belief. */
const BELIEVED = ["prior", "receipt"];
/** The least that a panel shows to either side. */
const LEAST_S = 2;
const PAD_SHARE = 0.12;
const LONE_MS = 1_800_000;

export function clockStory(clock) {
  const stretches = (clock?.epochs ?? []).flatMap((epoch, e) =>
    epoch.stretches.map((stretch, s) => stretchOf(epoch, stretch, `${e}:${s}`)),
  );
  const drawn = stretches.filter((stretch) => stretch.points.length > 0);
  if (drawn.length === 0) {
    return null;
  }
  const times = drawn.flatMap((s) => [...s.points, ...s.marks].map((p) => p.at));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const pad = Math.max(60_000, (last - first) * 0.03, last === first ? LONE_MS : 0);
  return {
    from: first - pad,
    to: last + pad,
    panels: panelsOf(drawn),
    marks: drawn.flatMap((s) => s.marks).sort((a, b) => a.at - b.at),
    turns: turnsOf(clock.epochs),
  };
}

function stretchOf(epoch, stretch, name) {
  const points = stretch.offsets
    .map((o) => ({ at: instant(o.at), lo: o.lo, estimate: o.estimate, hi: o.hi, basis: o.basis }))
    .filter((o) => o.at !== null)
    .sort((a, b) => a.at - b.at);
  const marks = stretch.evidence.map((source, i) => ({
    id: `clock:${name}:${i}`,
    kind: "clock",
    source,
    at: instant(source.at),
    stated: source.stated_text,
    seqs: source.seq ? [source.seq] : [],
  }));
  return { epoch: epoch.epoch ?? null, name, points, marks: marks.filter((m) => m.at !== null) };
}

/** Where the recorder was switched on anew. */
function turnsOf(epochs) {
  return epochs
    .map(({ epoch, from }) => ({ epoch: epoch ?? null, at: instant(from?.estimate) }))
    .filter(({ at }) => at !== null);
}

function panelsOf(stretches) {
  const byHeight = [...stretches].sort((a, b) => middleOf(b) - middleOf(a));
  const panels = [];
  for (const stretch of byHeight) {
    const near = panels.at(-1);
    if (near && middleOf(near.stretches.at(-1)) - middleOf(stretch) <= TOGETHER_S) {
      near.stretches.push(stretch);
    } else {
      panels.push({ stretches: [stretch] });
    }
  }
  return panels.map((panel) => {
    const points = panel.stretches.flatMap((s) => s.points);
    const measured = points.filter((p) => !BELIEVED.includes(p.basis));
    const whole = reachOf(points);
    return { ...panel, whole, close: measured.length > 0 ? reachOf(measured) : whole };
  });
}

function middleOf({ points }) {
  const narrowest = points.reduce((best, p) => (p.hi - p.lo < best.hi - best.lo ? p : best));
  return narrowest.estimate;
}

/** From which to which offset a panel goes: all of the band, but not endless doubt. */
function reachOf(points) {
  const narrowest = Math.max(2 * LEAST_S, Math.min(...points.map((p) => p.hi - p.lo)));
  const told = points.filter((p) => p.hi - p.lo <= narrowest * WIDEST_SHARE);
  let lo = Math.min(...told.map((p) => p.lo));
  let hi = Math.max(...told.map((p) => p.hi));
  const reach = Math.max(LEAST_S, hi - lo);
  if (lo > 0 && lo < reach) {
    lo = 0;
  }
  if (hi < 0 && -hi < reach) {
    hi = 0;
  }
  const pad = Math.max(LEAST_S, hi - lo) * PAD_SHARE;
  return { lo: lo - pad, hi: hi + pad };
}
