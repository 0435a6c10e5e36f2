// How a meter is spoken of: its last reading, how a reading that was due ended, and why.
import { html, nothing } from "lit";
import { named, t } from "./language.js";
import { UNKNOWN } from "./moments.js";
import { bareShape, outcomeClass } from "./outcome.js";
import { unprovenMark } from "./proof-mark.js";

export const SLOTS = ["read", "failed", "not_attempted", "none"];
export const MARKS = ["unproven", "remarked", "unread"];
/** The shapes of verdicts, for the same thing is told: it is well, it is not, nobody knows. */
const SHAPES = { read: "PASS", failed: "FAIL", not_attempted: "UNDECIDED", none: null };

export function meterPath(id, day) {
  const path = `/meters/${encodeURIComponent(id)}`;
  return day ? `${path}?day=${encodeURIComponent(day)}` : path;
}

export function slotShape(outcome) {
  return bareShape(SHAPES[outcome] ?? null);
}

export function slotClass(outcome) {
  return outcomeClass(SHAPES[outcome] ?? null);
}

export function slotMark(slot) {
  if (!slot) {
    return html`<span class="soft">${t("slotEnd.none")}</span>`;
  }
  const { outcome } = slot;
  return html`<span class="badge ${slotClass(outcome)}">${slotShape(outcome)}<span>${named("slotEnd", outcome)}</span></span>`;
}

/** Why it was not read: a stable word that has words of ours, then the gateway's own. */
export function slotWhy(slot) {
  if (!slot?.why) {
    return nothing;
  }
  const [word, ...rest] = slot.why.split(": ");
  return html`<span class="why" title=${rest.join(": ")}>${named("slotWhy", word)}</span>`;
}

/** `22 of 24 read`; how the others ended is told on hover. */
export function slotCount(slots) {
  if (!slots) {
    return UNKNOWN;
  }
  const of = (name) => slots[name] ?? 0;
  const all = of("read") + of("failed") + of("not_attempted");
  const title = ["read", "failed", "not_attempted"].map((name) => `${named("slotEnd", name)}: ${of(name)}`).join(" · ");
  return html`<span title=${title}>${t("meters.readOf", { read: of("read"), all })}</span>`;
}

/**
 * What is remarkable about a reading, each as a word with the details on hover.
 *
 * @param whole with the members it is about; in a list there is no room for them
 */
export function remarks(reading, whole = true) {
  if (!reading) {
    return nothing;
  }
  const deeds = ["left_out", "rounded", "respelled", "doubted"].filter((deed) => reading.quality?.[deed]);
  return html`${unprovenMark(reading)}${
    reading.conflict ? html`<span class="remark" title=${t("evidence.conflict")}>${t(whole ? "meters.conflict" : "meters.conflictBrief")}</span>` : nothing
  }${deeds.map((deed) => html`<span class="remark" title=${told(reading.quality[deed])}>${
    whole ? t(`remark.${deed}`, { what: Object.keys(reading.quality[deed]).join(", ") }) : t(`remarkBrief.${deed}`)
  }</span>`)}`;
}

function told(deed) {
  return Object.entries(deed)
    .map(([where, what]) => `${where}: ${what}`)
    .join("\n");
}
