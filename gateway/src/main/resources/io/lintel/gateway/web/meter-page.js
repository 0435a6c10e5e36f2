// One meter: its last reading, and what one day brought: readings, and how those due ended.
import { html, nothing } from "lit";
import { DayPart } from "./day-part.js";
import "./evidence.js";
import { t } from "./language.js";
import { HELP_KEY } from "./list-part.js";
import { meterPath, remarks, slotCount, slotMark, slotWhy } from "./meter-words.js";
import { clock, clockOn, UNKNOWN, zone } from "./moments.js";
import { heard } from "./recorder-words.js";
import { failedNote, staleNote } from "./stale.js";
import { index } from "./volumes.js";

const KEYS = [[["←", "→"], "day"], [["Esc"], "escape"], [["u"], "meters"], HELP_KEY];

class MeterPage extends DayPart {
  constructor() {
    super("/meters", meterPath);
  }

  #show(seq) {
    this.mark = this.entryMark(seq);
  }

  render() {
    document.title = `${this.named} · Lintel`;
    const { value: meter, failure, knownAt } = this.watch;
    if (!meter) {
      return failure ? this.#failed(failure) : skeleton();
    }
    return html`<main class="visit meter">
      ${staleNote(failure, knownAt)}
      <header>${head(meter)}</header>
      <section><div class="meter-head"><h2>${t("meters.day")}</h2>${this.days()}</div></section>
      <div class="meter-day">${this.#readings(meter)}${this.#slots(meter)}</div>
      ${this.mark
        ? html`<section class="axis-card entry-card" aria-label=${t("evidence.title")} @close=${() => (this.mark = null)}>
            <lintel-evidence .mark=${this.mark}></lintel-evidence></section>`
        : nothing}
      <p class="zone">${t("app.zone", { zone })}</p>
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }

  #readings({ day, day_readings: readings = [] }) {
    return section("meters.readings", "meters.noReadings", readings, ["meters.readAt", "meters.index", "meters.source", "meters.marks", "links.entry"], (reading) => html`<tr>
      <td class="num" title=${reading.at ?? ""}>${clockOn(reading.time, day)}</td>
      <td class="volume num">${index(reading)}</td><td>${reading.source}</td><td class="marks">${remarks(reading)}</td>
      <td>${this.#entry(reading.journal_seq)}</td></tr>`);
  }

  #slots({ day_slots: slots = [] }) {
    return section("meters.slotsOfDay", "meters.noSlots", slots, ["meters.due", "meters.slotEnd", "meters.line", "meters.attempts", "links.entry"], (slot) => html`<tr>
      <td class="num">${clock(slot.due)}</td><td>${slotMark(slot)} ${slotWhy(slot)}</td>
      <td>${slot.line ?? UNKNOWN}</td><td class="num">${slot.attempts ?? UNKNOWN}</td>
      <td>${this.#entry(slot.journal_seq)}</td></tr>`);
  }

  #entry(seq) {
    return html`<button class="seq num" @click=${() => this.#show(seq)}>#${seq}</button>`;
  }

  #failed(failure) {
    return html`<main class="visit"><p class="crumbs"><a href="/meters">${t("meters.back")}</a></p>
      ${failure.status === 404
        ? html`<div class="empty" role="status"><h1>${t("meters.unknownTitle", { id: this.named })}</h1>
            <p>${t("meters.unknownHow")}</p></div>`
        : failedNote(failure, true)}</main>`;
  }
}
customElements.define("lintel-meter", MeterPage);

function section(title, none, rows, columns, row) {
  return html`<section><h3>${t(title)}</h3>
    ${rows.length === 0
      ? html`<p class="hint">${t(none)}</p>`
      : html`<div class="scroll"><table class="links" aria-label=${t(title)}><thead><tr>${columns.map(
          (word) => html`<th scope="col" class=${word === "meters.index" ? "volume" : ""}>${t(word)}</th>`)}</tr></thead>
        <tbody>${rows.map(row)}</tbody></table></div>`}</section>`;
}

function head({ id, reading, slot, slots, visits = [], address }) {
  return html`<p class="crumbs"><a href="/meters">${t("meters.back")}</a> <span aria-hidden="true">/</span> <span class="num">${id}</span></p>
    <div class="headline"><h1>${id}</h1>${remarks(reading)}</div>
    <dl class="who">
      ${term("meters.index", index(reading))}
      ${term("meters.readAt", reading ? heard(reading.time) : UNKNOWN)}
      ${term("meters.received", reading ? heard(reading.received) : UNKNOWN)}
      ${term("meters.source", reading?.source ?? UNKNOWN)}
      ${term("meters.slot", html`${slotMark(slot)} ${slotWhy(slot)}`)}
      ${slots ? term("meters.slots", slotCount(slots)) : nothing}
      ${visits.length > 0 ? term("meters.visits", visits.map((visit) => html`<a href="/visits/${encodeURIComponent(visit)}">${visit}</a> `)) : nothing}
      ${address ? term("visits.address", address) : nothing}
    </dl>`;
}

function term(word, value) {
  return html`<div><dt>${t(word)}</dt><dd class="num">${value}</dd></div>`;
}

function skeleton() {
  return html`<main class="visit meter" aria-busy="true"><p class="crumbs"><span class="bone short"></span></p>
    <div class="headline"><span class="bone long"></span></div><div class="who"><span class="bone"></span></div></main>`;
}
