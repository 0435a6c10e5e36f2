// The panel at the side: one mark's corrected time and why, then every journal entry it rests on
// with the device's own words and bytes.
import { html, nothing } from "lit";
import { ownTime, reasonOf, titleOf } from "./axis-words.js";
import { range } from "./clock-words.js";
import { ask } from "./gateway.js";
import { judged } from "./judged.js";
import { named, t } from "./language.js";
import { clock, clockNear, clockOn, dayKey, grouped, likely, UNKNOWN } from "./moments.js";
import { Part } from "./part.js";

/** A recording may rest on hundreds of heartbeats; these many entries are opened at once. */
const ENTRIES_SHOWN = 8;

class Evidence extends Part {
  static properties = {
    mark: { attribute: false },
    verdict: { attribute: false },
    story: { attribute: false },
    entries: { state: true },
    shown: { state: true },
  };
  #asked = null;

  willUpdate(changed) {
    if (changed.has("mark") && this.mark && this.mark.id !== this.#asked) {
      this.#asked = this.mark.id;
      this.entries = new Map();
      this.shown = ENTRIES_SHOWN;
      this.#fetch();
    }
  }

  #fetch() {
    for (const seq of this.mark.seqs.slice(0, this.shown)) {
      if (!this.entries.has(seq)) {
        this.#fetchOne(seq, this.mark.id);
      }
    }
  }

  async #fetchOne(seq, asked) {
    const entry = await ask(`/api/v1/observations/${seq}`)
      .then((answer) => answer.body)
      .catch((failure) => ({ failure: failure.message }));
    if (asked === this.#asked) {
      this.entries = new Map(this.entries).set(seq, entry);
    }
  }

  render() {
    if (!this.mark) {
      return this.verdict
        ? judged(this.verdict, this.story)
        : html`<p class="hint">${t("evidence.pick")}</p>`;
    }
    return html`<div class="evidence-head"><h2 tabindex="-1">${titleOf(this.mark)}</h2>
        <button class="quiet square" title=${t("app.close")} aria-label=${t("app.close")} @click=${() => this.tell("close")}>✕</button></div>
      ${this.mark.time ? this.#times() : nothing}
      ${this.mark.kind === "clock" ? measured(this.mark) : nothing}
      ${this.mark.seqs.slice(0, this.shown).map((seq) => this.#entry(seq))}
      ${this.mark.seqs.length > this.shown
        ? html`<button @click=${() => this.#more()}>${t("links.all", { count: this.mark.seqs.length })}</button>`
        : nothing}`;
  }

  #more() {
    this.shown = this.mark.seqs.length;
    this.#fetch();
  }

  #times() {
    const { kind, time, end, source, stated } = this.mark;
    const bar = "until" in this.mark;
    const first = { buffer: "evidence.buffered" }[kind] ?? (bar ? "evidence.began" : "evidence.corrected");
    return html`<dl class="facts">
      ${fact(t(first), interval(time))}
      ${bar ? fact(t("evidence.ended"), end ? interval(end) : t("evidence.running")) : nothing}
      ${stated ? fact(t("evidence.stated"), ownTime(stated)) : nothing}
      ${source.bounds ? fact(t("evidence.why"), reasonOf(source.bounds)) : nothing}
      ${source.station ? fact(t("evidence.station"), source.station) : nothing}
      ${source.sha256 ? fact(t("evidence.hash"), html`<span class="mono hash">${source.sha256}</span>`) : nothing}
      ${kind === "position" ? fact(t("evidence.distance"), distance(source)) : nothing}
      ${kind === "reading" ? fact(t("evidence.value"), source.volume_m3 ? `${grouped(source.volume_m3)} m³` : UNKNOWN) : nothing}
    </dl>`;
  }

  /** The day that the mark is of; without one every time needs its date. */
  #day() {
    const at = this.mark.at ?? this.mark.time?.at;
    return at === undefined ? null : dayKey(at);
  }

  #entry(seq) {
    const entry = this.entries.get(seq);
    if (!entry) {
      return html`<section class="journal-entry"><h3 class="num">#${seq}</h3><p class="hint">${t("evidence.loading", { seq })}</p></section>`;
    }
    return entry.failure
      ? html`<section class="journal-entry"><h3 class="num">#${seq}</h3><p>${t("evidence.failed", { seq, why: entry.failure })}</p></section>`
      : journalEntry(entry, this.#day());
  }
}
customElements.define("lintel-evidence", Evidence);

function journalEntry(entry, day) {
  const { link } = entry;
  return html`<section class="journal-entry">
    <h3>${t("evidence.journal")} <span class="num">#${entry.seq}</span></h3>
    ${entry.conflict ? html`<p class="stale">${t("evidence.conflict")}</p>` : nothing}
    <dl class="facts">
      ${fact(t("evidence.kind"), named("entry", entry.kind.toLowerCase()))}
      ${fact(t("evidence.from"), [entry.device, entry.source].filter(Boolean).join(" · ") || UNKNOWN)}
      ${fact(t("evidence.stated"), entry.stated ? ownTime(entry.stated) : UNKNOWN)}
      ${fact(t("evidence.received"), clockOn(entry.received, day))}
      ${fact(t("evidence.sequence"), [entry.device_seq, entry.epoch].map((v) => v ?? UNKNOWN).join(" · "))}
      ${link?.visit ? fact(t("evidence.link"), t("evidence.confidence", { visit: link.visit, confidence: likely(link.confidence) })) : nothing}
      ${link?.runner_up ? fact(t("evidence.runnerUp"), t("evidence.confidence", { visit: link.runner_up.visit, confidence: likely(link.runner_up.confidence) })) : nothing}
    </dl>
    <h4>${t("evidence.body")}</h4>
    <dl class="words mono">${Object.entries(entry.body ?? {}).map(([key, value]) =>
      html`<dt>${key}</dt><dd>${typeof value === "object" ? JSON.stringify(value) : String(value)}</dd>`)}</dl>
    ${entry.raw ? html`<details class="raw"><summary>${t("evidence.raw", { count: entry.raw.length / 2 })}</summary>
      <pre class="mono">${entry.raw.match(/../g)?.join(" ")}</pre></details>` : nothing}
  </section>`;
}

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
