// One line of the list of visits.
import { html } from "lit";
import { named, t } from "./language.js";
import { clock, instant, UNKNOWN } from "./moments.js";
import { isApart, outcomeWord, shape, worstFirst } from "./outcome.js";
import { unprovenMark } from "./proof-mark.js";
import { visitBadge, visitSentence } from "./visit-words.js";

/** The column's class, and its heading's words. */
export const COLUMNS = [
  ["outcome", "visits.outcome"],
  ["time", "visits.time"],
  ["visit", "visits.visit"],
  ["found", "visits.found"],
  ["rules", "visits.rules"],
  ["who", "visits.technician"],
  ["kind", "visits.kind"],
  ["address", "visits.address"],
];

/** More shapes than this are not told apart at a glance. */
const SHAPES_SHOWN = 6;

/** When it took place, or is to; what has neither stands last. */
export function timeOf(visit) {
  return instant(visit.span?.from.estimate ?? visit.appointment?.from) ?? Infinity;
}

/** Province, city, district: what comes before every address on the page tells none from another. */
export function sharedPlace(visits) {
  const addresses = visits.map((visit) => visit.address).filter(Boolean);
  if (new Set(addresses).size < 2) {
    return "";
  }
  const [first, ...others] = addresses;
  let length = first.length;
  for (const address of others) {
    while (!address.startsWith(first.slice(0, length))) {
      length--;
    }
  }
  return first.slice(0, length).match(/^.*[省市区县旗,，]\s*/)?.[0] ?? "";
}

export function visitRow(visit, shared) {
  const sentence = visitSentence(visit, t(visit.outcome ? "visits.noWords" : "visits.notJudged"));
  return html`<tr>
    <td class="outcome">${visitBadge(visit)}</td>
    <td class="time num">${time(visit)}</td>
    <td class="visit"><a class="row" href="/visits/${encodeURIComponent(visit.id)}">${visit.id}</a></td>
    <td class="found" title=${sentence}>${unprovenMark(visit.upcoming ? null : visit.headline)} ${sentence}</td>
    <td class="rules">${visit.upcoming ? UNKNOWN : rules(visit.verdicts ?? [])}</td>
    <td class="who" title=${(visit.technicians ?? []).join(", ")}>${(visit.technicians ?? []).join(", ") || UNKNOWN}</td>
    <td class="kind">${visit.kind ? named("kind", visit.kind) : UNKNOWN}</td>
    <td class="address" title=${visit.address ?? ""}>${visit.address ? html`<span class="shared">${shared}</span>${visit.address.slice(shared.length)}` : UNKNOWN}</td>
  </tr>`;
}

function time(visit) {
  if (visit.span) {
    return clock(visit.span.from.estimate);
  }
  const from = visit.appointment?.from;
  return instant(from) === null
    ? UNKNOWN
    : html`<span class="planned" title=${t("visit.appointment")}>${clock(from)}</span>`;
}

function rules(verdicts) {
  const sorted = [...verdicts].sort((a, b) => isApart(a) - isApart(b) || worstFirst(a, b));
  return sorted
    .slice(0, SHAPES_SHOWN)
    .map((v) => shape(v.outcome, told(v), isApart(v)));
}

function told(verdict) {
  const { rule, technician, outcome } = verdict;
  return [rule, technician, outcomeWord(outcome), ...(isApart(verdict) ? [t("visits.apart")] : [])].filter(Boolean).join(" · ");
}
