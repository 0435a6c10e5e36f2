// A verdict's outcome as shape, colour and word together: never colour alone.
import { html, svg } from "lit";
import { t } from "./language.js";

/** Worst first: what needs a person stands before what does not. */
const WORST_FIRST = ["FAIL", "UNDECIDED", null, "PASS", "NOT_APPLICABLE"];

const SHAPES = {
  FAIL: svg`<rect x="1" y="1" width="14" height="14" rx="2"/><path d="M5 5l6 6M11 5l-6 6"/>`,
  UNDECIDED: svg`<path class="body" d="M4.4 1h7.2L15.6 8l-4 7H4.4l-4-7z"/><path d="M6 6.6a2 2 0 1 1 2.9 1.7c-.6.3-.9.6-.9 1.2M8 11.6v.3"/>`,
  PASS: svg`<circle cx="8" cy="8" r="7.5"/><path d="M4.6 8.4l2.3 2.3 4.5-4.9"/>`,
  NOT_APPLICABLE: svg`<rect x="1.5" y="1.5" width="13" height="13" rx="6.5"/><path d="M5 8h6"/>`,
  none: svg`<circle class="open" cx="8" cy="8" r="6.5"/>`,
};

export function outcomeWord(outcome) {
  return t(outcome ? `outcome.${outcome}` : "outcome.none");
}

export function outcomeClass(outcome) {
  return `is-${(outcome ?? "none").toLowerCase().replace("_", "-")}`;
}

export function shape(outcome, title = "", apart = false) {
  return html`<svg class="shape ${apart ? "is-none apart" : outcomeClass(outcome)}" viewBox="0 0 16 16" role="img"
    aria-label=${title || outcomeWord(outcome)}>${title ? svg`<title>${title}</title>` : ""}${
      SHAPES[outcome ?? "none"]
    }</svg>`;
}

/** Beside its word, which says it already. */
export function bareShape(outcome) {
  return html`<svg class="shape ${outcomeClass(outcome)}" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[outcome ?? "none"]}</svg>`;
}

/**
 * @param apart where it says nothing of the visit: told, but not in the colour of a breach
 */
export function badge(outcome, apart = false) {
  const look = apart ? "is-none apart" : outcomeClass(outcome);
  return html`<span class="badge ${look}">${apart ? apartShape(outcome) : bareShape(outcome)}<span>${outcomeWord(
    outcome,
  )}</span></span>`;
}

function apartShape(outcome) {
  return html`<svg class="shape is-none" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[outcome ?? "none"]}</svg>`;
}

/** What happened beside the visit and counts against nobody, or was dismissed. */
export function isApart(verdict) {
  return verdict.counts_for_visit === false || verdict.finding_state === "dismissed";
}

export function worstFirst(a, b) {
  return (
    WORST_FIRST.indexOf(a.outcome ?? null) - WORST_FIRST.indexOf(b.outcome ?? null) ||
    byRule(a, b)
  );
}

/** The rule about the knock stands before all others. */
function byRule(a, b) {
  const rank = (v) => (v.rule === "REC-1" ? "0" : v.rule);
  return (
    rank(a).localeCompare(rank(b)) || (a.technician ?? "").localeCompare(b.technician ?? "")
  );
}
