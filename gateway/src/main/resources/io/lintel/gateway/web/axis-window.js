// Which part of the visit is in view. A visit lasts a quarter of an hour and a violation twenty
// seconds: where the knock is in doubt, the axis opens around it.

/** Closer than this nothing is known exactly enough to look at. */
const NARROWEST_MS = 10_000;
/** What stands to either side of the knock at least. */
const AROUND_MS = 30_000;

export function whole(story) {
  const pad = Math.max(5_000, (story.to - story.from) * 0.03);
  return { from: story.from - pad, to: story.to + pad };
}

/** All that is linked to the visit, be it hours before or after. */
export function everything(story) {
  const { from, to } = whole(story);
  const pad = Math.max(5_000, (story.reach.to - story.reach.from) * 0.03);
  return { from: Math.min(from, story.reach.from - pad), to: Math.max(to, story.reach.to + pad) };
}

/** Whether anything that is linked lies beyond the visit. */
export function reachesFarther(story) {
  const visit = whole(story);
  return story.reach.from < visit.from || story.reach.to > visit.to;
}

export function aroundKnock(story) {
  const crew = story.crews.find((c) => c.knock && !isClearPass(c.verdict)) ?? story.crews.find((c) => c.knock);
  if (!crew) {
    return whole(story);
  }
  const { knock, margin } = crew;
  const ends = [knock.lo, knock.hi, ...(margin ? [margin.from, margin.to] : [])];
  const [lo, hi] = [Math.min(...ends), Math.max(...ends)];
  const pad = Math.max(AROUND_MS, (hi - lo) * 0.7);
  return within({ from: lo - pad, to: hi + pad }, whole(story));
}

/**
 * The whole visit where the recorder was surely on, else the surroundings of the knock; but the
 * whole where technicians tell of knocks so far apart that one of them would be out of view, and
 * all that is linked where what was recorded lies beyond the visit.
 */
export function opening(story) {
  const knocking = story.crews.filter((c) => c.knock);
  if (knocking.every((c) => isClearPass(c.verdict))) {
    return whole(story);
  }
  const around = aroundKnock(story);
  const seen = knocking.every(({ knock }) => knock.hi >= around.from && knock.lo <= around.to);
  if (knocking.some((crew) => !isClearPass(crew.verdict) && recordedElsewhere(crew, whole(story)))) {
    return everything(story);
  }
  return seen ? around : whole(story);
}

/** Whether all that was recorded lies beyond the visit as it was tapped: it must not be missed. */
function recordedElsewhere({ recordings }, { from, to }) {
  return recordings.length > 0 && recordings.every((r) => r.until.at < from || r.time.at > to);
}

export function zoomed(window, factor, at, limits) {
  const width = (window.to - window.from) * factor;
  const held = Math.min(limits.to - limits.from, Math.max(NARROWEST_MS, width));
  const share = (at - window.from) / (window.to - window.from);
  return within({ from: at - held * share, to: at + held * (1 - share) }, limits);
}

export function moved(window, ms, limits) {
  return within({ from: window.from + ms, to: window.to + ms }, limits);
}

/** Moves the window inside the limits, and narrows it only if it is wider than they are. */
function within(window, limits) {
  const width = Math.min(window.to - window.from, limits.to - limits.from);
  const from = Math.min(limits.to - width, Math.max(limits.from, window.from));
  return { from, to: from + width };
}

function isClearPass(verdict) {
  return verdict?.outcome === "NOT_APPLICABLE" || (verdict?.outcome === "PASS" && verdict.certain);
}
