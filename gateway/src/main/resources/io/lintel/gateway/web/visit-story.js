// The gateway's timeline as marks to draw: times in milliseconds, one mark for everything a person
// can point at, each with the journal entries it rests on.
import { instant } from "./moments.js";

export function storyOf(visit) {
  const timeline = visit.timeline;
  if (!timeline || instant(timeline.from) === null) {
    return null;
  }
  const story = { from: instant(timeline.from), to: instant(timeline.to) };
  const crews = (timeline.technicians ?? []).map((line) => crewOf(line, visit, story));
  return { ...story, crews };
}

export function boundsOf(bounds) {
  const at = instant(bounds?.estimate);
  return at === null
    ? null
    : { lo: instant(bounds.lo) ?? at, at, hi: instant(bounds.hi) ?? at };
}

function crewOf(line, visit, story) {
  const name = line.technician;
  const verdictOf = (rule) =>
    (visit.verdicts ?? []).find((v) => v.rule === rule && (v.technician ?? name) === name) ?? null;
  const knock = boundsOf(line.knock);
  const verdict = verdictOf("REC-1");
  const crew = {
    technician: name,
    verdict,
    coverage: verdictOf("REC-2"),
    knock,
    left: boundsOf(line.span?.to),
    margin: marginOf(verdict, knock),
    steps: (line.steps ?? []).map((s) => point(`${name}:step:${s.seq}`, "step", s)),
    positions: (line.positions ?? []).map((p) => point(`${name}:place:${p.seq}`, "position", p)),
    readings: (line.readings ?? []).map((r) => point(`${name}:meter:${r.seq}`, "reading", r)),
    recordings: (line.recordings ?? []).map((r, i) => recording(`${name}:rec:${i}`, r, story)),
    power: (line.power ?? []).map((p, i) => bar(`${name}:power:${i}`, "power", p, p.begin, story)),
  };
  crew.knockMark = knock && knockMark(crew);
  crew.recorders = [...new Set([...crew.recordings, ...crew.power].map((b) => b.source.recorder))];
  return crew;
}

function point(id, kind, source) {
  return { id, kind, source, time: boundsOf(source.time) ?? { lo: 0, at: 0, hi: 0 }, seqs: [source.seq] };
}

function bar(id, kind, source, begin, story) {
  const end = boundsOf(source.end);
  return {
    id,
    kind,
    source,
    time: boundsOf(begin),
    end,
    until: end ?? { lo: story.to, at: story.to, hi: story.to },
    seqs: source.evidence ?? [],
  };
}

function recording(id, source, story) {
  const whole = bar(id, "recording", source, source.begin, story);
  whole.buffer = boundsOf(source.prebuffer_begin) && {
    ...bar(`${id}:buffer`, "buffer", source, source.prebuffer_begin, story),
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

/** The knock is the interval that REC-1 is judged against; its tap is the step nearest to it. */
function knockMark(crew) {
  const taps = crew.steps.filter((s) => ["knocked", "bell", "entered"].includes(s.source.step));
  const tap = taps.sort((a, b) => distance(a, crew) - distance(b, crew))[0];
  return {
    id: `${crew.technician}:knock`,
    kind: "knock",
    time: crew.knock,
    source: tap?.source ?? {},
    seqs: tap?.seqs ?? [],
  };
}

function distance(step, crew) {
  return Math.abs(step.time.at - crew.knock.at);
}

function marginOf(verdict, knock) {
  const late = verdict?.late_by_s;
  if (!knock || late === null || late === undefined) {
    return null;
  }
  const begin = knock.at + late * 1000;
  return { late, from: Math.min(knock.at, begin), to: Math.max(knock.at, begin) };
}

/** Every mark of the visit in the order of time, for going from one to the next. */
export function marksInOrder(story) {
  const all = story.crews.flatMap((c) => [
    ...(c.knockMark ? [c.knockMark] : []),
    ...c.steps,
    ...c.recordings.flatMap((r) => [r, ...(r.buffer ? [r.buffer] : []), ...r.gaps]),
    ...c.power,
    ...c.positions,
    ...c.readings,
  ]);
  return all.sort((a, b) => a.time.at - b.time.at);
}
