// Meters, found by name; the console knows thousands, so only some are asked for.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ask } from "./control.js";
import { t } from "./language.js";
import { Live } from "./live.js";
import { clock, UNKNOWN } from "./moments.js";
import { Part } from "./part.js";

const SHOWN = 60;
const EVERY_MS = 3_000;

class MeterList extends Part {
  static properties = { chosen: {}, list: { state: true }, search: { state: true } };
  #live = new Live(this, "state");
  #timer = null;

  constructor() {
    super();
    this.search = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  async #look() {
    clearTimeout(this.#timer);
    const found = await ask(`/meters?limit=${SHOWN}&search=${encodeURIComponent(this.search)}`).catch(() => null);
    this.list = found ?? this.list;
    if (this.isConnected) {
      this.#timer = setTimeout(() => this.#look(), EVERY_MS);
    }
  }

  render() {
    const zone = this.#live.of("state")?.zone;
    return html`<input class="search" type="search" name="meter" placeholder=${t("meters.search")} .value=${this.search}
        @input=${(e) => { this.search = e.target.value.trim(); this.#look(); }} />
      <ul class="rows">${repeat(this.list?.items ?? [], (m) => m.id, (m) => html`<li>
        <button class="row meter" data-on=${m.id} aria-pressed=${m.id === this.chosen} @click=${() => this.tell("choose", m.id)}>
          <b>${m.id}</b>
          <span class="soft">${m.line ? t("meters.onLine", { line: m.line, address: m.address }) : t("meters.reports", { n: m.reports })}</span>
          <span class="num">${m.volume_m3 ?? UNKNOWN} m³</span>
          <span class="soft num">${m.at ? clock(m.at, zone) : nothing}</span>
          ${(m.mishaps ?? []).map((mishap) => html`<span class="tag">${mishap}</span>`)}
        </button></li>`)}</ul>
      ${this.list?.next_after ? html`<p class="hint">${t("meters.more", { shown: this.list.items.length, total: this.list.total })}</p>` : nothing}`;
  }
}
customElements.define("lintel-meters", MeterList);
