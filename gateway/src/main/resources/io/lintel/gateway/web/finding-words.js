// How a finding is spoken of: its sentence, its kind, where it stands and what caused it.
import { html } from "lit";
import { either, named, t } from "./language.js";
import { duration, UNKNOWN } from "./moments.js";
import { badge, bareShape } from "./outcome.js";

export const KINDS = ["verdict", "orphan", "clock", "swap", "step_time", "custody"];
export const STATES = ["open", "upheld", "dismissed", "explained", "gone"];
export const DECISIONS = ["upheld", "dismissed", "explained"];
/** Rules by what they are called in `words.js`. */
const RULE_NAMES = [
  ...["REC_1", "REC_2", "REC_3", "REC_4", "REC_5", "REC_6"],
  ...["MTR_1", "MTR_2", "MTR_3", "MTR_4"],
];
export const RULES = RULE_NAMES.map((name) => name.replace("_", "-"));

/** A ring waits, a full dot was acted upon, a struck ring was set aside: told without colour too. */
const MARKS = { open: "○", upheld: "●", dismissed: "⊘", explained: "◐", gone: "·" };

export function kindWord(kind) {
  return named("findingKind", kind);
}

export function stateMark(state) {
  return html`<span class="state is-${state}"><span class="ring" aria-hidden="true">${MARKS[state] ?? "○"}</span>${named("findingState", state)}</span>`;
}

export function ruleWord(rule) {
  return RULES.includes(rule) ? named("rule", rule.replace("-", "_")) : "";
}

export function sentenceOf(finding) {
  return either(finding.because, finding.because_zh);
}

export function causeWord(cause) {
  return cause ? t(`cause.${cause}`) : UNKNOWN;
}

/** The document that a clause is from, by what people call it. */
export function documentOf(document) {
  return document
    ? t("verdicts.source", { document: either(document.en, document.zh) })
    : t("verdicts.noDocument");
}

/** What is no verdict, such as an orphan, is found and neither failed nor undecided. */
export function findingBadge({ outcome }) {
  return outcome ? badge(outcome) : html`<span class="badge is-none">${bareShape(null)}<span>${t("findings.noVerdict")}</span></span>`;
}

/** The rule where there is one, with those that rest on the same; else what kind of thing was found. */
export function aboutWord(finding) {
  return finding.rule ? rulesOf(finding) : kindWord(finding.kind);
}

export function rulesOf({ rule, also_rules: also }) {
  return [rule, ...(also ?? [])].join(", ");
}

/** A heading of the level that its place asks for, in the same looks. */
export function heading(level, words) {
  return level === 2 ? html`<h2 class="part">${words}</h2>` : html`<h3>${words}</h3>`;
}

/** `20 s late, give or take 12 s`, or null where nothing was measured. */
export function latenessOf({ late_by_s: late, uncertainty_s: doubt }) {
  if (late === null || late === undefined) {
    return null;
  }
  if (Math.abs(late) < 0.05) {
    return t("verdicts.onTheDot");
  }
  const said = t(late > 0 ? "verdicts.lateBy" : "verdicts.earlyBy", { time: duration(late) });
  return doubt === null || doubt === undefined
    ? said
    : t("verdicts.lateness", { late: said, uncertainty: duration(doubt) });
}

export function findingPath(id) {
  return `/findings/${encodeURIComponent(id)}`;
}

export function visitLink(visit) {
  return visit ? html`<a href="/visits/${encodeURIComponent(visit)}">${visit}</a>` : UNKNOWN;
}

export function recorderLink(recorder, day) {
  const asked = day ? `?day=${encodeURIComponent(day)}` : "";
  return recorder ? html`<a href="/recorders/${encodeURIComponent(recorder)}${asked}">${recorder}</a>` : UNKNOWN;
}
