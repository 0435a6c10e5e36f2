// What a mark is called, on hover, for a screen reader and above its evidence.
import { named, t } from "./language.js";
import { clock, clockNear } from "./moments.js";

/** What a clock's offset may rest on. */
const BASES = [
  ...["gateway", "satellite", "dock", "set", "live", "live_unearned", "age_ms", "jump", "prior", "receipt"],
  "contradictory",
];

export function titleOf(mark) {
  const { source } = mark;
  const titles = {
    knock: () => t("mark.knock"),
    step: () => t("mark.step", { step: named("step", source.step) }),
    recording: () => t("mark.recording", source),
    buffer: () => t("mark.buffer", source),
    power: () => t("mark.power", source),
    position: () => t("mark.position", source),
    reading: () => t(source.typed ? "mark.typedReading" : "mark.reading", source),
    file: () => t("mark.file", source),
    clock: () => t("mark.clock", { basis: named("basis", source.basis) }),
    gap: () => t("mark.gap", { why: named("gap", source.why) }),
    event: () => t("mark.event", source),
    entry: () => t("evidence.journal"),
  };
  return titles[mark.kind]();
}

/** What a journal entry is: the step or event it tells of, else the kind of entry. */
export function entryWord({ kind, type }) {
  if (kind === "STEP" && type) {
    return named("step", type);
  }
  return kind === "RECORDER_EVENT" && type ? named("event", type) : named("entry", kind.toLowerCase());
}

/** The title with the time, its bounds and the device's own time: what hovering shows. */
export function describe(mark) {
  const { lo, at, hi } = mark.time;
  const { stated } = mark;
  return [
    `${titleOf(mark)} ${clock(at)}`,
    t("mark.between", { lo: clockNear(lo, at), hi: clockNear(hi, at) }),
    ...(stated ? [t("mark.device", { stated: ownTime(stated) })] : []),
    ...(mark.source?.unproven ? [t("app.unproven")] : []),
  ].join("\n");
}

/** What a mark is called by, which has the words in it that stand beside it, where any do. */
export function calledBy(mark, words = "") {
  return words ? `${describe(mark)} ${words}` : describe(mark);
}

/** A device's time as the device wrote it, without the parts that repeat. */
export function ownTime(stated) {
  return String(stated).replace("T", " ");
}

/** Why a time is bounded as it is. */
export function reasonOf(bounds) {
  return BASES.includes(bounds) ? named("bounds", bounds) : t("bounds.other", { bounds });
}
