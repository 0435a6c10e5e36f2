// The score's tables: rule by rule, mishap by mishap, and beside the plain matcher.
import { html } from "lit";
import { t } from "./language.js";
import { words } from "./words.js";
import { scoreWords } from "./score-words.js";

Object.assign(words, scoreWords);

/** The cells of a confusion matrix: figure, the outcome whose colour it wears, word. Worst last. */
const CELLS = [
  ["true_fail", "pass", "score.breachFound"],
  ["true_pass", "pass", "score.keptPassed"],
  ["undecided", "undecided", "score.undecided"],
  ["not_applicable", "none", "score.silent"],
  ["missed", "fail", "score.breachMissed"],
  ["false_fail", "fail", "score.keptFailed"],
];

export function rules(verdicts) {
  return table(
    ["score.rule", ...CELLS.map(([, , word]) => word)],
    Object.entries(verdicts).map(([rule, counts]) => [rule, ...cells(counts)]),
  );
}

/** Those that led to false accusations or missed breaches first. */
export function mishaps(byMishap, named) {
  const bad = (touched) =>
    touched.false_accusations * 1_000_000 + touched.missed_over_60s * 1_000 + touched.missed;
  const rows = Object.entries(byMishap)
    .sort(([, a], [, b]) => bad(b) - bad(a))
    .map(([name, touched]) => [
      name === "none" ? t("score.nothingWrong") : html`<code>${breakable(name)}</code><span class="says">${named(name)}</span>`,
      touched.visits,
      touched.reports + touched.readings,
      touched.exchanges,
      ...cells(touched),
      worn(touched.missed_over_60s, "fail"),
      worn(touched.false_accusations, "fail"),
      touched.baseline_false_accusations,
    ]);
  return table(
    [
      "score.mishap",
      "score.visits",
      "score.messages",
      "score.exchanges",
      ...CELLS.map(([, , word]) => word),
      "score.over60",
      "score.accusations",
      "score.plainAccusations",
    ],
    rows,
  );
}

export function plainMatcher({ baseline, ...score }) {
  const share = (value) => value.toFixed(4);
  const lines = [
    ["score.precision", (each) => share(each.links.precision)],
    ["score.recall", (each) => share(each.links.recall)],
    ["score.accusations", (each) => each.false_accusations],
    ["score.accusationRate", (each) => share(each.false_accusation_rate)],
    ["score.over60", (each) => `${each.over_60s.missed} / ${each.over_60s.breaches}`],
    ["score.undecidedRate", (each) => share(each.undecided_rate)],
  ];
  return table(
    ["score.figure", "score.gateway", "score.plainMatcher"],
    lines.map(([key, of]) => [t(key), of(score), of(baseline)]),
  );
}

function cells(counts) {
  return CELLS.map(([cell, outcome]) => worn(counts[cell], outcome));
}

/** A long name may go on in the next line behind each of its words. */
function breakable(name) {
  return name.split("_").map((word, i) => (i ? html`_<wbr>${word}` : word));
}

/** Nothing to see is grey. */
function worn(count, outcome) {
  return html`<span class=${count ? `count is-${outcome}` : "count is-none"}>${count}</span>`;
}

function table(head, rows) {
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${t(head[0])}><table>
    <thead><tr>${head.map((key) => html`<th scope="col">${t(key)}</th>`)}</tr></thead>
    <tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>
      ${rest.map((cell) => html`<td class="num">${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}
