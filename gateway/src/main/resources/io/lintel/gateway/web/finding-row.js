// One line of the findings queue.
import { html } from "lit";
import { aboutWord, causeWord, findingBadge, findingPath, kindWord, ruleWord, sentenceOf, stateMark } from "./finding-words.js";
import { named } from "./language.js";
import { clock, UNKNOWN } from "./moments.js";

/** The column's class, and its heading's words. */
const COLUMNS = [
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

export function columnsFor(beside, narrow) {
  const without = beside ? BESIDE : narrow ? NARROW : [];
  return COLUMNS.filter(([name]) => !without.includes(name));
}

export function findingRow(finding, columns, opened, open) {
  const cells = cellsOf(finding, open);
  return html`<tr data-finding=${finding.id} class=${opened ? "opened" : ""} aria-selected=${opened ? "true" : "false"}>
    ${columns.map(([name]) => html`<td class=${name} title=${cells[name].title ?? ""}>${cells[name].face}</td>`)}
  </tr>`;
}

function cellsOf(finding, open) {
  const sentence = sentenceOf(finding);
  const about = finding.rule ? `${finding.rule} ${ruleWord(finding.rule)}` : kindWord(finding.kind);
  const link = html`<a class="row" href=${findingPath(finding.id)} @click=${open}>${sentence}</a>`;
  return {
    outcome: { face: findingBadge(finding) },
    time: { face: html`<span class="num">${clock(finding.at)}</span>` },
    about: { face: aboutWord(finding), title: about },
    found: { face: link, title: sentence },
    cause: { face: finding.cause ? named("causeBrief", finding.cause) : UNKNOWN, title: causeWord(finding.cause) },
    person: { face: finding.technician ?? UNKNOWN },
    device: { face: finding.device ?? UNKNOWN },
    call: { face: finding.visit ?? UNKNOWN },
    stands: { face: stateMark(finding.state) },
  };
}
