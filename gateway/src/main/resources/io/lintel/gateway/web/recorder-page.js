// One recorder: what it last said of itself, how far its clock was off through one day and why that
// is believed, and in whose hands it was.
import { html, nothing, svg } from "lit";
import "./clock-chart.js";
import { shapeOf } from "./clock-marks.js";
import { clockStory } from "./clock-story.js";
import { basisWord, clockSentence } from "./clock-words.js";
import { custodyTable } from "./custody.js";
import { DayPart } from "./day-part.js";
import "./evidence.js";
import { either, t } from "./language.js";
import { HELP_KEY } from "./list-part.js";
import { UNKNOWN, zone } from "./moments.js";
import { unprovenMark } from "./proof-mark.js";
import { battery, byItsClock, heard, recorderPath, stateOf, storage } from "./recorder-words.js";
import { failedNote, staleNote } from "./stale.js";

const KEYS = [[["←", "→"], "day"], [["Enter"], "evidence"], [["Esc"], "escape"], [["u"], "recorders"], HELP_KEY];

class RecorderPage extends DayPart {
  constructor() {
    super("/recorders", recorderPath);
  }

  dayOf(recorder) {
    return recorder?.clock?.day;
  }

  #showEntry(seq) {
    this.mark = this.entryMark(seq);
    this.querySelector(".stage").scrollIntoView({ block: "nearest" });
  }

  render() {
    document.title = `${this.named} · Lintel`;
    const { value: recorder, failure, knownAt } = this.watch;
    if (!recorder) {
      return failure ? this.#failed(failure) : skeleton();
    }
    return html`<main class="visit recorder">
      ${staleNote(failure, knownAt)}
      <header>${head(recorder)}</header>
      ${this.#clock(recorder.clock)}
      ${custodyTable(recorder.custody ?? [], (seq) => this.#showEntry(seq))}
      <p class="zone">${t("app.zone", { zone })}</p>
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }

  #clock(known) {
    const story = clockStory(known);
    const { says, why } = clockSentence(known);
    return html`<section class="clock-part"><div class="clock-head"><h2>${t("clock.title")}</h2>${this.days()}</div>
      <p class="clock-says"><strong>${says}</strong> ${why}</p>
      ${findings(known?.findings ?? [], (seq) => this.#showEntry(seq))}
      <div class="stage" @pick=${(e) => (this.mark = e.detail)} @close=${() => (this.mark = null)}>
        <section class="axis-card">${story
          ? html`<lintel-clock .story=${story} .picked=${this.mark?.id}></lintel-clock>${legend(story)}`
          : html`<div class="empty"><h3>${t("clock.emptyTitle")}</h3><p>${t("clock.emptyHow")}</p></div>`}</section>
        <section class="side ${this.mark ? "open" : ""}" aria-label=${t("evidence.title")}>
          <lintel-evidence .mark=${this.mark ?? null}></lintel-evidence></section>
      </div></section>`;
  }

  #failed(failure) {
    return html`<main class="visit"><p class="crumbs"><a href="/recorders">${t("recorders.back")}</a></p>
      ${failure.status === 404
        ? html`<div class="empty" role="status"><h1>${t("recorders.unknownTitle", { id: this.named })}</h1>
            <p>${t("recorders.unknownHow")}</p></div>`
        : failedNote(failure, true)}</main>`;
  }
}
customElements.define("lintel-recorder", RecorderPage);

function head(recorder) {
  return html`<p class="crumbs"><a href="/recorders">${t("recorders.back")}</a> <span aria-hidden="true">/</span> <span class="num">${recorder.id}</span></p>
    <div class="headline"><h1>${recorder.id}</h1>${stateOf(recorder)} ${unprovenMark(recorder)}</div>
    <dl class="who">
      ${term("recorders.since", byItsClock(recorder.recording_since, recorder.clock))}
      ${term("recorders.battery", battery(recorder.battery_pct))}
      ${term("recorders.storage", storage(recorder.storage_free_mb))}
      ${term("recorders.heard", heard(recorder.last_heard))}
      ${term("recorders.stated", heard(recorder.last_stated))}
      ${term("recorders.docked", heard(recorder.last_docked))}
    </dl>`;
}

function term(word, value) {
  return html`<div><dt>${t(word)}</dt><dd class="num">${value || UNKNOWN}</dd></div>`;
}

function findings(found, show) {
  return found.length === 0
    ? nothing
    : html`<ul class="clock-findings">${found.map((finding) => html`<li data-kind=${finding.kind}>
        <span class="mark-sign" aria-hidden="true">!</span> <span class="says">${either(finding.because, finding.because_zh)}</span>
        ${(finding.evidence ?? []).map((seq) => html`<button class="seq num" @click=${() => show(seq)}>#${seq}</button>`)}</li>`)}</ul>`;
}

/** Only the kinds of evidence that are there. */
function legend(story) {
  const kinds = [...new Set(story.marks.map((mark) => mark.source.basis))];
  return html`<ul class="legend clock-legend"><li class="band-sign">${t("clock.band")}</li>
    ${kinds.map((basis) => html`<li><svg class="axis clock" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><g class="mark is-${basis}">${svg`${shapeOf(basis, 8, 8)}`}</g></svg>${basisWord(basis)}</li>`)}</ul>`;
}

function skeleton() {
  return html`<main class="visit recorder" aria-busy="true"><p class="crumbs"><span class="bone short"></span></p>
    <div class="headline"><span class="bone long"></span></div><div class="who"><span class="bone"></span></div>
    <section class="clock-part"><div class="clock-head"><h2>${t("clock.title")}</h2></div><p class="clock-says"><span class="bone long"></span></p>
      <div class="stage"><section class="axis-card"><div class="clock-room"></div></section><div class="side"></div></div></section></main>`;
}
