// What the evidence panel shows before a mark is picked: how the verdict that matters came about,
// as the subtraction it is.
import { html, nothing } from "lit";
import { documentOf } from "./finding-words.js";
import { either, t } from "./language.js";
import { clock, clockNear, duration, UNKNOWN } from "./moments.js";
import { shape } from "./outcome.js";
import { unprovenMark } from "./proof-mark.js";

export function judged(verdict, story) {
  const crew = story?.crews.find((c) => (verdict.technician ?? c.technician) === c.technician);
  const whose = story?.crews.length > 1 && verdict.technician ? ` · ${verdict.technician}` : "";
  return html`<h2>${t("judged.title", { rule: verdict.rule })}${whose}</h2>
    <dl class="sum">
      ${verdict.rule === "REC-1" && crew ? subtraction(crew) : nothing}
      ${verdict.cause ? row(t("verdicts.cause"), html`<span class="plain">${t(`cause.${verdict.cause}`)}</span>`) : nothing}
    </dl>
    <p class="so">${shape(verdict.outcome)}<span>${unprovenMark(verdict)} ${either(verdict.because, verdict.because_zh)}</span></p>
    ${verdict.clause ? html`<p class="clause">${quoted(verdict.clause)}
      <span class="soft" lang="en">${verdict.clause.en}</span>
      <span class="soft document">${documentOf(verdict.clause.document)}</span></p>` : nothing}
    <p class="hint">${t("evidence.pick")}</p>`;
}

/** Only words of a document stand in quotation marks; that no document has any are our own. */
function quoted({ zh, document }) {
  return document ? html`<q lang="zh-CN">${zh}</q>` : html`<span lang="zh-CN">${zh}</span>`;
}

function subtraction({ countedFrom: knock, margin, recordings, verdict }) {
  const began = knock && margin ? nearest(recordings, knock.at + margin.late * 1000) : null;
  return html`
    ${row(t("judged.recording"), moment(began?.time))}
    ${row(t("judged.knock"), moment(knock))}
    ${margin ? row(t(margin.late > 0 ? "judged.late" : "judged.early"), difference(margin.late, verdict.uncertainty_s), "total") : nothing}`;
}

/** A prebuffer may be what counts: its begin is then the nearer one. */
function nearest(recordings, at) {
  const begins = recordings.flatMap((r) => [r, ...(r.buffer ? [r.buffer] : [])]);
  return begins.sort((a, b) => Math.abs(a.time.at - at) - Math.abs(b.time.at - at))[0] ?? null;
}

function row(name, value, look = "") {
  return html`<div class=${look}><dt>${name}</dt><dd class="num">${value}</dd></div>`;
}

function moment(time) {
  return time
    ? html`<strong>${clock(time.at)}</strong><span class="soft">${clockNear(time.lo, time.at)} – ${clockNear(time.hi, time.at)}</span>`
    : html`<strong>${UNKNOWN}</strong>`;
}

function difference(late, uncertainty) {
  // Rounded up as the sentence has it, for a doubt must not be made smaller.
  const doubt = uncertainty === null || uncertainty === undefined ? "" : `±${duration(Math.ceil(uncertainty - 0.1))}`;
  return html`<strong>${duration(late)}</strong><span class="soft">${doubt}</span>`;
}
