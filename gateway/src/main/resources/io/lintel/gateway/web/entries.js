// Journal entries, each a line that opens to the device's own words and bytes.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { entryWord, ownTime } from "./axis-words.js";
import { ask } from "./gateway.js";
import { named, t } from "./language.js";
import { clockOn, likely, UNKNOWN } from "./moments.js";
import { Part } from "./part.js";
import { unprovenMark } from "./proof-mark.js";

/** A recording may rest on hundreds of heartbeats; these many entries are fetched at once. */
const ENTRIES_SHOWN = 8;
/** Until one that could not be read is asked for again. */
const AGAIN_MS = 4_000;

class Entries extends Part {
  static properties = {
    seqs: { attribute: false },
    /** The day that times are of; without one every time has its date. */
    day: { attribute: false },
    /** The one that stands open, of its own accord. */
    opened: { attribute: false },
    entries: { state: true },
    shown: { state: true },
  };
  #asked = "";

  willUpdate(changed) {
    const asked = this.seqs.join();
    if (changed.has("seqs") && asked !== this.#asked) {
      this.#asked = asked;
      this.entries = new Map();
      this.shown = ENTRIES_SHOWN;
      this.#fetch();
    }
  }

  #fetch() {
    for (const seq of this.seqs.slice(0, this.shown)) {
      if (!this.entries.has(seq)) {
        this.#fetchOne(seq, this.#asked);
      }
    }
  }

  async #fetchOne(seq, asked) {
    const entry = await ask(`/api/v1/observations/${seq}`)
      .then((answer) => answer.body)
      .catch((failure) => ({ failure }));
    if (asked === this.#asked) {
      this.entries = new Map(this.entries).set(seq, entry);
      if (entry.failure && entry.failure.status !== 404) {
        setTimeout(() => this.#again(seq, asked), AGAIN_MS);
      }
    }
  }

  #again(seq, asked) {
    if (this.isConnected && asked === this.#asked) {
      this.#fetchOne(seq, asked);
    }
  }

  #more() {
    this.shown = this.seqs.length;
    this.#fetch();
  }

  render() {
    return html`${repeat(this.seqs.slice(0, this.shown), (seq) => seq, (seq) => this.#line(seq))}
      ${this.seqs.length > this.shown
        ? html`<button class="more" @click=${() => this.#more()}>${t("links.all", { count: this.seqs.length })}</button>`
        : nothing}`;
  }

  #line(seq) {
    const entry = this.entries.get(seq);
    return html`<details class="journal-entry" data-seq=${seq} ?open=${seq === this.opened}>
      <summary><span class="name">${t("evidence.journal")} <span class="num">#${seq}</span></span>
        ${entry && !entry.failure ? inShort(entry, this.day) : nothing}</summary>
      ${this.#content(seq, entry)}</details>`;
  }

  #content(seq, entry) {
    if (!entry) {
      return html`<p class="hint">${t("evidence.loading", { seq })}</p>`;
    }
    return entry.failure ? html`<p>${failed(seq, entry.failure)}</p>` : content(entry, this.day);
  }
}
customElements.define("lintel-entries", Entries);

function failed(seq, { status, message }) {
  return status === 0 ? t("evidence.unreachable", { seq }) : t("evidence.failed", { seq, why: message });
}

/** What it tells of, and when that was: as corrected where we know, else when it came. */
function inShort(entry, day) {
  const type = entry.type ?? entry.body?.type ?? entry.body?.step;
  const at = entry.link?.time?.estimate ?? entry.received;
  return html`<span class="what">${entryWord({ kind: entry.kind, type })} ${unprovenMark(entry)}</span> <span class="num soft">${clockOn(at, day)}</span>`;
}

/** The parts of what was said, those of a position by their names too, a list's one by one. */
function said(body, within = "") {
  return Object.entries(body ?? {}).flatMap(([key, value]) => {
    const name = within + key;
    if (Array.isArray(value)) {
      return value.map((item, i) => [`${name} ${i + 1}`, typeof item === "object" ? JSON.stringify(item) : item]);
    }
    return value !== null && typeof value === "object" ? said(value, `${name}.`) : [[name, value]];
  });
}

function content(entry, day) {
  const { link } = entry;
  return html`${entry.conflict ? html`<p class="stale">${t("evidence.conflict")}</p>` : nothing}
    <dl class="facts">
      ${fact("evidence.kind", named("entry", entry.kind.toLowerCase()))}
      ${fact("evidence.from", [entry.device, entry.source].filter(Boolean).join(" · ") || UNKNOWN)}
      ${entry.speaker ? fact("evidence.speaker", html`${entry.speaker} ${unprovenMark(entry)}`) : nothing}
      ${fact("evidence.stated", entry.stated ? ownTime(entry.stated) : UNKNOWN)}
      ${fact("evidence.received", clockOn(entry.received, day))}
      ${fact("evidence.sequence", [entry.device_seq, entry.epoch].map((v) => v ?? UNKNOWN).join(" · "))}
      ${link?.visit ? fact("evidence.link", linked(link)) : nothing}
      ${link?.runner_up ? fact("evidence.runnerUp", linked(link.runner_up)) : nothing}
    </dl>
    <h3>${t("evidence.body")}</h3>
    <dl class="words mono">${said(entry.body).map(([name, value]) => html`<dt>${name}</dt><dd>${String(value)}</dd>`)}</dl>
    ${entry.raw ? html`<details class="raw"><summary>${t("evidence.raw", { count: entry.raw.length / 2 })}</summary>
      <pre class="mono">${entry.raw.match(/../g)?.join(" ")}</pre></details>` : nothing}`;
}

function linked({ visit, confidence }) {
  return t("evidence.confidence", { visit, confidence: likely(confidence) });
}

function fact(name, value) {
  return html`<div><dt>${t(name)}</dt><dd class="num">${value}</dd></div>`;
}
