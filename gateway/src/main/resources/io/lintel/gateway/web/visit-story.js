// The gateway's timeline as marks to draw: times in milliseconds, one mark for everything a person
// can point at, each with the journal entries it rests on.
import { instant } from "./moments.js";

/** Farther than any axis reaches: where a bar has no end, or a clock no bound. */
const OPEN_MS = 365 * 86_400_000;
/** What began shortly before the first step, or ended shortly after the last, belongs in view. */
const NEAR_MS = 120_000;

export function storyOf(visit) {
  const { from, to, technicians } = visit.timeline ?? {};
  if (instant(from) === null) {
    return null;
  }
  const crews = (technicians ?? []).map((line, i) => crewOf(line, visit, i === 0));
  const ends = { from: instant(from), to: instant(to) };
  const near = crews.flatMap((c) => c.recordings.flatMap((r) => [r.time.at, r.until.at]));
  const seen = near.filter((at) => at > ends.from - NEAR_MS && at < ends.to + NEAR_MS);
  const all = [...crews.flatMap(timesOf), ...(visit.links ?? []).map((link) => boundsOf(link.time)?.at)].filter(Number.isFinite);
  return {
    from: Math.min(ends.from, ...seen),
    to: Math.max(ends.to, ...seen),
    reach: { from: Math.min(ends.from, ...all), to: Math.max(ends.to, ...all) },
    crews,
  };
}

/** From when to when anything of a technician's lanes is drawn, where it has an end. */
function timesOf({ recordings, files, steps, positions, readings, events }) {
  return [
    ...[...recordings, ...files].flatMap((bar) => [bar.time?.at, bar.end?.at]),
    ...[...steps, ...positions, ...readings].map((point) => point.time.at),
    ...events.flatMap(({ time }) => [time.lo, time.hi]),
  ];
}

/** What verdicts are about that happened beside the visit: of the technician, or of the whole visit. */
function eventsOf(visit, name, speaks) {
  return (visit.verdicts ?? [])
    .filter((v) => v.beside && (v.technician ? v.technician === name : speaks))
    .map((v) => ({
      id: `${name}:event:${v.rule}`,
      kind: "event",
      source: v,
      time: boundsOf(v.beside),
      seqs: v.evidence ?? [],
    }));
}

/** The device's own time of each journal entry, which the links carry. */
function statedOf(visit) {
  return new Map((visit.links ?? []).map((link) => [link.seq, link.stated]));
}

export function boundsOf(bounds) {
  const at = instant(bounds?.estimate);
  return at === null
    ? null
    : { lo: instant(bounds.lo) ?? at - OPEN_MS, at, hi: instant(bounds.hi) ?? at + OPEN_MS };
}

function crewOf(line, visit, speaks) {
  const name = line.technician;
  const stated = statedOf(visit);
  const own = (mark) => ({ ...mark, stated: stated.get(mark.seqs[0]) });
  const verdictOf = (rule) =>
    (visit.verdicts ?? []).find((v) => v.rule === rule && (v.technician ?? name) === name) ?? null;
  const knock = boundsOf(line.knock);
  const countedFrom = boundsOf(line.counted_from) ?? knock;
  const verdict = verdictOf("REC-1");
  const crew = {
    technician: name,
    verdict,
    coverage: verdictOf("REC-2"),
    knock,
    left: boundsOf(line.span?.to),
    countedFrom,
    margin: marginOf(verdict, countedFrom),
    events: eventsOf(visit, name, speaks),
    steps: (line.steps ?? []).map((s) => own(point(`${name}:step:${s.seq}`, "step", s))),
    positions: (line.positions ?? []).map((p) => own(point(`${name}:place:${p.seq}`, "position", p))),
    readings: (line.readings ?? []).map((r) => own(point(`${name}:meter:${r.seq}`, "reading", r))),
    recordings: (line.recordings ?? []).map((r, i) => own(recording(`${name}:rec:${i}`, r))),
    files: filesOf(line).map((f, i) => own(file(`${name}:file:${i}`, f))),
    power: (line.power ?? []).map((p, i) => own(bar(`${name}:power:${i}`, "power", p, p.begin))),
  };
  crew.knockMark = knock && knockMark(crew);
  crew.recorders = [...new Set([...crew.recordings, ...crew.power].map((b) => b.source.recorder))];
  return crew;
}

function point(id, kind, source) {
  return { id, kind, source, time: boundsOf(source.time) ?? { lo: 0, at: 0, hi: 0 }, seqs: [source.seq] };
}

function bar(id, kind, source, begin) {
  const end = boundsOf(source.end);
  const never = (boundsOf(begin)?.at ?? 0) + OPEN_MS;
  return {
    id,
    kind,
    source,
    time: boundsOf(begin),
    end,
    until: end ?? { lo: never, at: never, hi: never },
    seqs: source.evidence ?? [],
  };
}

/** Docked files: of the technician's lane, or told with the recording that they hold. */
function filesOf(line) {
  return line.files ?? (line.recordings ?? []).flatMap((r) => (r.files ?? []).map((f) => ({ recorder: r.recorder, ...f })));
}

function file(id, source) {
  return { ...bar(id, "file", source, source.begin), seqs: source.evidence ?? [source.seq] };
}

function recording(id, source) {
  const whole = bar(id, "recording", source, source.begin);
  whole.buffer = boundsOf(source.prebuffer_begin) && {
    ...bar(`${id}:buffer`, "buffer", source, source.prebuffer_begin),
    end: whole.time,
    until: whole.time,
  };
  whole.gaps = (source.gaps ?? []).map((gap, i) => {
    const end = boundsOf(gap.to);
    const time = boundsOf(gap.from);
    const seqs = gap.evidence ?? [];
    return { id: `${id}:gap:${i}`, kind: "gap", source: gap, time, end, until: end ?? whole.until, seqs };
  });
  return whole;
}

/** Without a bell or a knock the first of the others counts: an open door is no excuse. */
const KNOCKS = ["knocked", "bell", "door_opened", "identified", "entered"];

/** The knock is the interval that REC-1 is judged against; its tap is the step nearest to it. */
function knockMark(crew) {
  const taps = crew.steps.filter((s) => KNOCKS.includes(s.source.step));
  const tap = taps.sort((a, b) => distance(a, crew) - distance(b, crew))[0];
  return {
    id: `${crew.technician}:knock`,
    kind: "knock",
    time: crew.knock,
    source: tap?.source ?? {},
    stated: tap?.stated,
    seqs: tap?.seqs ?? [],
  };
}

function distance(step, crew) {
  return Math.abs(step.time.at - crew.knock.at);
}

/** From where the number is counted, which a policy that judges by a later step leaves as it is. */
function marginOf(verdict, countedFrom) {
  const late = verdict?.late_by_s;
  if (!countedFrom || late === null || late === undefined) {
    return null;
  }
  const begin = countedFrom.at + late * 1000;
  return { late, from: Math.min(countedFrom.at, begin), to: Math.max(countedFrom.at, begin) };
}

/** Every mark of the visit in the order of time, for going from one to the next. */
export function marksInOrder(story) {
  const all = story.crews.flatMap((c) => [
    ...(c.knockMark ? [c.knockMark] : []),
    ...c.steps,
    ...c.recordings.flatMap((r) => [r, ...(r.buffer ? [r.buffer] : []), ...r.gaps]),
    ...c.files,
    ...c.power,
    ...c.positions,
    ...c.readings,
    ...c.events,
  ]);
  return all.sort((a, b) => a.time.at - b.time.at);
}
