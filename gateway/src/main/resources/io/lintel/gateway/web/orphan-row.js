// One line of the list of orphans.
import { html, nothing } from "lit";
import { entryWord } from "./axis-words.js";
import { findingPath, stateMark } from "./finding-words.js";
import { t } from "./language.js";
import { unprovenMark } from "./proof-mark.js";
import { clock, duration, instant, likely, UNKNOWN } from "./moments.js";

/** The column's class, and its heading's words. */
export const COLUMNS = [
  ["time", "visits.time"],
  ["what", "links.what"],
  ["device", "findings.device"],
  ["who", "visits.technician"],
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
  const what = whatOf(orphan);
  return html`<tr data-seq=${orphan.seq}>
    <td class="time num" title=${orphan.stated ?? ""}>${clock(orphan.time)}</td>
    <td class="what">${orphan.finding ? html`<a class="row" href=${findingPath(orphan.finding)} title=${what}>${what}</a>` : what} ${unprovenMark(orphan)}</td>
    <td class="device">${orphan.device ?? UNKNOWN}</td>
    <td class="who ${orphan.technician ? "" : "unknown"}">${orphan.technician ?? UNKNOWN}</td>
    <td class="why" title=${why(orphan)}>${why(orphan)}</td>
    <td class="place num ${orphan.position ? "" : "unknown"}">${place(orphan.position)}</td>
    <td class="near ${orphan.runner_up ? "" : "unknown"}">${near(orphan)}</td>
    <td class="entry num soft">#${orphan.seq}</td>
    <td class="stands">${orphan.state ? stateMark(orphan.state) : UNKNOWN}</td>
  </tr>`;
}

/** A recording with all that tells of it; anything else is what its entry is. */
function whatOf(orphan) {
  const parts = orphan.parts ?? [];
  if (orphan.type !== "recording_started" || parts.length === 0) {
    return entryWord(orphan);
  }
  const end = parts.find((part) => part.type === "recording_stopped");
  const files = new Set(parts.filter((part) => part.kind === "DOCKED_FILE").map(fileOf));
  return [
    end ? t("orphans.recordingOf", { time: duration((instant(end.time) - instant(orphan.time)) / 1000) }) : t("orphans.recording"),
    ...(files.size > 0 ? [t("orphans.files", { count: files.size })] : []),
  ].join(" · ");
}

/** The file itself; two stations may have taken the same one. */
function fileOf({ identity, seq }) {
  return identity?.split(" ").at(-1) ?? seq;
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
