// One line of the list of orphans.
import { html, nothing } from "lit";
import { entryWord } from "./axis-words.js";
import { findingPath, stateMark } from "./finding-words.js";
import { t } from "./language.js";
import { clock, likely, UNKNOWN } from "./moments.js";

/** The column's class, and its heading's words. */
export const COLUMNS = [
  ["time", "visits.time"],
  ["what", "links.what"],
  ["device", "findings.device"],
  ["why", "evidence.why"],
  ["place", "orphans.place"],
  ["near", "orphans.near"],
  ["entry", "links.entry"],
  ["stands", "findings.state"],
];

const WHY = {
  no_visit_explains: "orphanWhy.no_visit_explains",
  nobody_expected: "orphanWhy.nobody_expected",
};

export function orphanRow(orphan) {
  const what = entryWord(orphan);
  return html`<tr data-seq=${orphan.seq}>
    <td class="time num" title=${orphan.stated ?? ""}>${clock(orphan.time)}</td>
    <td class="what">${orphan.finding ? html`<a class="row" href=${findingPath(orphan.finding)}>${what}</a>` : what}</td>
    <td class="device">${orphan.device ?? UNKNOWN}</td>
    <td class="why" title=${why(orphan)}>${why(orphan)}</td>
    <td class="place num ${orphan.position ? "" : "unknown"}">${place(orphan.position)}</td>
    <td class="near ${orphan.runner_up ? "" : "unknown"}">${near(orphan)}</td>
    <td class="entry num soft">#${orphan.seq}</td>
    <td class="stands">${orphan.state ? stateMark(orphan.state) : UNKNOWN}</td>
  </tr>`;
}

function why({ why: name, reasons }) {
  if ((reasons ?? []).some((reason) => reason.what === "nobodys_custody")) {
    return t("reason.nobodys_custody");
  }
  return WHY[name] ? t(WHY[name]) : UNKNOWN;
}

function place(position) {
  if (!position) {
    return UNKNOWN;
  }
  const { lat, lon, accuracy_m: accuracy } = position;
  return html`${lat.toFixed(5)}, ${lon.toFixed(5)}${
    accuracy === undefined ? nothing : html` <span class="soft">±${t("axis.distance", { distance: Math.round(accuracy) })}</span>`
  }`;
}

/** The visit that would have explained it best, and how likely that was. */
function near({ runner_up: second }) {
  if (!second) {
    return UNKNOWN;
  }
  const who = [second.technician, second.visit].filter(Boolean).join(" · ");
  const label = t("orphans.likelihood", { confidence: likely(second.confidence) });
  return html`<a href="/visits/${encodeURIComponent(second.visit)}">${who}</a> <span class="soft num" title=${label}>${likely(second.confidence)}</span>`;
}
