// The list of recorders: what each last said of itself, and who has it.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { clockBrief, clockSentence } from "./clock-words.js";
import { t } from "./language.js";
import { addressWith, PAGE_SIZE } from "./list-address.js";
import { HELP_KEY, LIST_KEYS, ListPart } from "./list-part.js";
import { UNKNOWN, zone } from "./moments.js";
import { unprovenMark } from "./proof-mark.js";
import "./recorder-filters.js";
import { battery, byItsClock, heard, recorderPath, stateOf, storage } from "./recorder-words.js";
import { Watch } from "./watch.js";

const KEYS = [...LIST_KEYS, [["/"], "search"], HELP_KEY];
/** The column's class, and its heading's words. */
const COLUMNS = [
  ["id", "visit.recorder"],
  ["standing", "recorders.state"],
  ["since", "recorders.since"],
  ["clock", "recorders.clock"],
  ["battery", "recorders.battery"],
  ["storage", "recorders.storage"],
  ["holder", "recorders.holder"],
  ["heard", "recorders.heard"],
];

class Recorders extends ListPart {
  home = "/recorders";
  source = "/api/v1/recorders";
  /** Clocks take the gateway longer than the rest, which is shown without waiting for them. */
  #clocks = new Watch(this);

  arrived() {
    super.arrived();
    this.#clocks.follow(addressWith(this.source, { clock: "true", limit: String(PAGE_SIZE), ...this.filters }));
  }

  #row(recorder) {
    const clock = this.#clocks.value?.items.find(({ id }) => id === recorder.id)?.clock;
    return row(recorder, clock);
  }

  render() {
    document.title = `${t("app.recorders")} · Lintel`;
    const items = this.list.value?.items;
    return html`<main class="list">
      <div class="title"><h1>${t("app.recorders")}</h1>
        <p class="count">${items ? this.counted(items.length) : nothing}</p>
        <p class="zone">${this.exported()} ${t("app.zone", { zone })}</p></div>
      <lintel-recorder-filters .filters=${this.filters} @filter=${(e) => this.filter(e.detail)}></lintel-recorder-filters>
      ${this.stale()}
      ${items?.length === 0
        ? this.filtered
          ? html`<div class="empty"><h2>${t("recorders.noMatchTitle")}</h2><p>${t("visits.noMatchHow")}</p></div>`
          : html`<div class="empty"><h2>${t("recorders.emptyTitle")}</h2><p>${t("recorders.emptyHow")}</p></div>`
        : this.table("recorders", COLUMNS, () => html`<tbody>${repeat(items, (r) => r.id, (r) => this.#row(r))}</tbody>`)}
      ${this.pages()}
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }
}
customElements.define("lintel-recorders", Recorders);

function row(recorder, clock) {
  return html`<tr data-recorder=${recorder.id}>
    <td class="id"><a class="row" href=${recorderPath(recorder.id)}>${recorder.id}</a></td>
    <td class="standing">${stateOf(recorder)}</td>
    <td class="since num">${byItsClock(recorder.recording_since, clock)}</td>
    <td class="clock num">${clockCell(clock)}</td>
    <td class="battery">${battery(recorder.battery_pct)}</td>
    <td class="storage num">${storage(recorder.storage_free_mb)}</td>
    <td class="holder">${recorder.technician ?? UNKNOWN}</td>
    <td class="heard num">${heard(recorder.last_heard)} ${unprovenMark(recorder)}</td>
  </tr>`;
}

function clockCell(clock) {
  const { says, wrong } = clockBrief(clock);
  return html`<span class="its-clock ${wrong ? "is-wrong" : ""}" title=${clockSentence(clock).says}>${
    wrong ? html`<span aria-hidden="true">!</span> ` : nothing
  }${says}</span>`;
}
