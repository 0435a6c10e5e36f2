// Lines with their bytes as they pass: coloured by field; hover, focus or arrow keys explain one.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { how } from "./act.js";
import { BytesFeed } from "./bytes-feed.js";
import { ask, call } from "./control.js";
import { explained, frameRow, madeRow } from "./frame-row.js";
import { named, t } from "./language.js";
import { Live } from "./live.js";
import "./mishap-panel.js";
import { Part } from "./part.js";
import { Slots } from "./slots.js";

/** What the catalogue says of lines; one list, so that the panel sees that it is the same. */
const FAULTS = ["line"];

class LineColumn extends Part {
  static properties = { lines: { state: true }, chosen: { state: true }, field: { state: true }, meter: { state: true } };
  #feed = new BytesFeed(this);
  #slots = new Slots(this, this.#feed);
  #live = new Live(this, "state");
  #play = null;
  #atEnd = true;

  constructor() {
    super();
    this.lines = null;
    this.chosen = null;
    this.field = null;
    this.meter = "";
  }

  async #look() {
    this.lines = (await ask("/lines").catch(() => null))?.items ?? this.lines;
    this.#choose(this.lines?.find((l) => l.id === this.chosen)?.id ?? this.lines?.[0]?.id ?? null, true);
  }

  #choose(id, anew = false) {
    this.chosen = id;
    this.meter = "";
    this.field = null;
    this.#feed.follow(id, anew);
  }

  willUpdate() {
    const play = this.#live.of("state")?.play;
    if (play !== undefined && play !== this.#play) {
      this.#play = play;
      this.#look();
    }
    const box = this.querySelector(".frames");
    this.#atEnd = !box || box.scrollHeight - box.scrollTop - box.clientHeight < 40;
  }

  updated() {
    const box = this.querySelector(".frames");
    if (box && this.#atEnd && !box.matches(":hover")) {
      box.scrollTop = box.scrollHeight;
    }
  }

  render() {
    const line = this.lines?.find((l) => l.id === this.chosen);
    return html`<h2>${t("lines.title")}</h2>
      <div class="tabs" role="tablist">${(this.lines ?? []).map((l) => html`<button role="tab" data-line=${l.id}
        aria-selected=${l.id === this.chosen} @click=${() => this.#choose(l.id)}>${l.id}</button>`)}</div>
      ${line ? this.#line(line) : html`<p class="hint">${this.lines?.length === 0 ? t("lines.none") : nothing}</p>`}`;
  }

  #line(line) {
    const zone = this.#live.of("state")?.zone;
    return html`<p class="soft facts">${t("lines.facts", { baud: line.baud, parity: named("parity", line.parity), profile: line.profile, n: line.meters.length })}
        ${how(call("GET", `/lines/${line.id}/frames`))}</p>
      <div class="frames" role="log" aria-label=${t("lines.bytes")} tabindex="0"
        @mouseover=${(e) => this.#explain(e)} @focusin=${(e) => this.#explain(e)}>
        ${this.#feed.frames.length === 0 ? html`<p class="hint">${t("lines.quiet")}</p>` : nothing}
        ${repeat(this.#feed.frames, (f) => f.n, (f, i) => html`${frameRow(f, zone)}${this.#made(f, i, zone)}`)}
      </div>
      <p class="explained" role="status">${this.#words()}</p>
      <label class="on">${t("lines.on")}
        <select name="line-on" @change=${(e) => (this.meter = e.target.value)}>
          <option value="">${t("lines.whole", { line: line.id })}</option>
          ${line.meters.map((m) => html`<option value=${m.meter} ?selected=${m.meter === this.meter}>${m.meter} (${m.address})</option>`)}
        </select></label>
      <lintel-mishaps .groups=${FAULTS} .on=${this.meter || line.id}></lintel-mishaps>`;
  }

  /** Below the last frame of a slot: what the gateway made of it. */
  #made(frame, i, zone) {
    const slot = this.#slots.of(frame);
    const next = this.#feed.frames.slice(i + 1).find((f) => f.address !== undefined);
    return slot && slot !== (next && this.#slots.of(next)) ? madeRow(slot, zone) : nothing;
  }

  #explain(event) {
    const byte = event.target.closest("[data-field]");
    if (byte) {
      const frame = this.#feed.frames.find((f) => String(f.n) === byte.dataset.frame);
      this.field = frame?.fields?.[Number(byte.dataset.field)] ?? null;
    }
  }

  #words() {
    if (!this.field) {
      return t("lines.hover");
    }
    const { from, to, wrong } = this.field;
    return html`<span class="num soft">${from}${to - from > 1 ? `…${to - 1}` : ""}</span>
      <span class=${wrong ? "is-fail word" : ""}>${explained(this.field)}</span>`;
  }
}
customElements.define("lintel-lines", LineColumn);
