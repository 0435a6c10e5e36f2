// The panel at the side: one mark's corrected time and why, then every journal entry it rests on
// with the device's own words and bytes.
import { html, nothing } from "lit";
import { ownTime, reasonOf, titleOf } from "./axis-words.js";
import { range } from "./clock-words.js";
import "./entries.js";
import { judged } from "./judged.js";
import { either, t } from "./language.js";
import { clock, clockNear, dayKey, UNKNOWN } from "./moments.js";
import { Part } from "./part.js";
import { unprovenMark } from "./proof-mark.js";
import { volume } from "./volumes.js";

class Evidence extends Part {
  static properties = {
    mark: { attribute: false },
    verdict: { attribute: false },
    story: { attribute: false },
  };

  render() {
    if (!this.mark) {
      return this.verdict
        ? judged(this.verdict, this.story)
        : html`<p class="hint">${t("evidence.pick")}</p>`;
    }
    return html`<div class="evidence-head"><h2 tabindex="-1">${titleOf(this.mark)}</h2>
        <button class="quiet square" title=${t("app.close")} aria-label=${t("app.close")} @click=${() => this.tell("close")}>✕</button></div>
      ${this.mark.source?.unproven ? html`<p>${unprovenMark(this.mark.source)}</p>` : nothing}
      ${this.mark.time ? this.#times() : nothing}
      ${this.mark.kind === "clock" ? measured(this.mark) : nothing}
      <lintel-entries .seqs=${this.mark.seqs} .day=${this.#day()} .opened=${this.mark.seqs[0]}></lintel-entries>`;
  }

  #times() {
    const { kind, time, end, source, stated } = this.mark;
    const bar = "until" in this.mark;
    const first = { buffer: "evidence.buffered" }[kind] ?? (bar ? "evidence.began" : "evidence.corrected");
    return html`<dl class="facts">
      ${fact(t(first), interval(time))}
      ${bar ? fact(t("evidence.ended"), end ? interval(end) : t("evidence.running")) : nothing}
      ${stated ? fact(t("evidence.stated"), ownTime(stated)) : nothing}
      ${kind === "event" ? fact(t("verdicts.finding"), either(source.because, source.because_zh)) : nothing}
      ${source.bounds ? fact(t("evidence.why"), reasonOf(source.bounds)) : nothing}
      ${source.station ? fact(t("evidence.station"), source.station) : nothing}
      ${source.sha256 ? fact(t("evidence.hash"), html`<span class="mono hash">${source.sha256}</span>`) : nothing}
      ${kind === "position" ? fact(t("evidence.distance"), distance(source)) : nothing}
      ${kind === "reading" ? fact(t("evidence.value"), volume(source)) : nothing}
    </dl>`;
  }

  /** The day that the mark is of; without one every time needs its date. */
  #day() {
    const at = this.mark.at ?? this.mark.time?.at;
    return at === undefined ? null : dayKey(at);
  }
}
customElements.define("lintel-evidence", Evidence);

/** What one measurement of a clock says, and why it may say so. */
function measured({ at, source }) {
  return html`<dl class="facts">
    ${fact(t("evidence.measured"), clock(at))}
    ${fact(t("evidence.says"), range(source.lo_s, source.hi_s))}
    ${source.stated_text ? fact(t("evidence.stated"), ownTime(source.stated_text)) : nothing}
    ${fact(t("evidence.why"), reasonOf(source.basis))}
  </dl>`;
}

function fact(name, value) {
  return html`<div><dt>${name}</dt><dd class="num">${value}</dd></div>`;
}

function interval({ lo, at, hi }) {
  return html`<strong>${clock(at)}</strong> <span class="soft">${t("mark.between", { lo: clockNear(lo, at), hi: clockNear(hi, at) })}</span>`;
}

function distance(position) {
  return position.distance_m === null || position.distance_m === undefined
    ? UNKNOWN
    : t("evidence.distanceValue", { distance: Math.round(position.distance_m), accuracy: Math.round(position.accuracy_m) });
}
