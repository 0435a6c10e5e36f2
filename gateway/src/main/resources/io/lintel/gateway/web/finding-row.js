// One line of the findings queue.
import { html, nothing } from "lit";
import { aboutWord, causeWord, findingBadge, findingPath, kindWord, ruleWord, sentenceOf, stateMark } from "./finding-words.js";
import { named, t } from "./language.js";
import { clock, UNKNOWN } from "./moments.js";
import { unprovenMark } from "./proof-mark.js";

/** The column's class, and its heading's words, or what stands there. */
const COLUMNS = [
  ["pick", null],
  ["outcome", "visits.outcome"],
  ["time", "visits.time"],
  ["about", "findings.about"],
  ["found", "visits.found"],
  ["cause", "verdicts.cause"],
  ["person", "visits.technician"],
  ["device", "findings.device"],
  ["call", "visits.visit"],
  ["stands", "findings.state"],
];

/** Columns that give way: the opened finding says them itself. */
const BESIDE = ["cause", "device", "call"];
const NARROW = ["cause", "device"];

/** @param all what stands over the boxes that select rows */
export function columnsFor(beside, narrow, all) {
  const without = beside ? BESIDE : narrow ? NARROW : [];
  return COLUMNS.filter(([name]) => !without.includes(name)).map(([name, word]) => [name, word ?? all]);
}

export function findingRow(finding, columns, opened, picked, { open, pick }) {
  const cells = { pick: { face: box(finding, picked, pick) }, ...cellsOf(finding, opened, open) };
  return html`<tr data-finding=${finding.id} class=${opened ? "opened" : ""}>
    ${columns.map(([name]) => html`<td class=${name} title=${cells[name].title ?? ""}>${cells[name].face}</td>`)}
  </tr>`;
}

/** Only what waits for a decision can be decided together with others. */
function box({ id, state }, picked, pick) {
  return state === "open" || picked
    ? html`<input type="checkbox" class="pick" aria-label=${t("findings.select", { id })} .checked=${picked} @change=${pick} />`
    : nothing;
}

function cellsOf(finding, opened, open) {
  const sentence = sentenceOf(finding);
  const about = finding.rule ? `${finding.rule} ${ruleWord(finding.rule)}` : kindWord(finding.kind);
  const link = html`<a class="row" href=${findingPath(finding.id)} aria-current=${opened ? "true" : nothing} @click=${open}>${sentence}</a>`;
  return {
    outcome: { face: findingBadge(finding) },
    time: { face: html`<span class="num">${clock(finding.at)}</span>` },
    about: { face: aboutWord(finding), title: about },
    found: { face: html`${unprovenMark(finding)} ${link}`, title: sentence },
    cause: { face: finding.cause ? named("causeBrief", finding.cause) : UNKNOWN, title: causeWord(finding.cause) },
    person: { face: finding.technician ?? UNKNOWN },
    device: { face: finding.device ?? UNKNOWN },
    call: { face: finding.visit ?? UNKNOWN },
    stands: { face: stateMark(finding.state) },
  };
}
