// The list of meters: what each last said, and how the last reading that was due ended.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "./language.js";
import { HELP_KEY, LIST_KEYS, ListPart } from "./list-part.js";
import "./meter-filters.js";
import { meterPath, remarks, slotCount, slotMark, slotWhy } from "./meter-words.js";
import { UNKNOWN, zone } from "./moments.js";
import { heard } from "./recorder-words.js";
import { index } from "./volumes.js";

const KEYS = [...LIST_KEYS, [["/"], "search"], HELP_KEY];
/** The column's class, and its heading's words. */
const COLUMNS = [
  ["id", "meters.meter"],
  ["volume", "meters.index"],
  ["read", "meters.readAt"],
  ["source", "meters.source"],
  ["slot", "meters.slot"],
  ["count", "meters.slots"],
  ["marks", "meters.marks"],
  ["address", "meters.lastVisit"],
];

class Meters extends ListPart {
  home = "/meters";
  source = "/api/v1/meters";

  render() {
    document.title = `${t("app.meters")} · Lintel`;
    const items = this.list.value?.items;
    return html`<main class="list">
      <div class="title"><h1>${t("app.meters")}</h1>
        <p class="count">${items ? this.counted(items.length) : nothing}</p>
        ${this.cleared()}
        <p class="zone">${this.exported()} ${t("app.zone", { zone })}</p></div>
      <lintel-meter-filters .filters=${this.filters} @filter=${(e) => this.filter(e.detail)}></lintel-meter-filters>
      ${this.stale()}
      ${items?.length === 0
        ? this.filtered
          ? html`<div class="empty"><h2>${t("meters.noMatchTitle")}</h2><p>${t("visits.noMatchHow")}</p></div>`
          : html`<div class="empty"><h2>${t("meters.emptyTitle")}</h2><p>${t("meters.emptyHow")}</p></div>`
        : this.table("meters", COLUMNS, () => html`<tbody>${repeat(items, (m) => m.id, row)}</tbody>`)}
      ${this.pages()}
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }
}
customElements.define("lintel-meters", Meters);

function row(meter) {
  const { reading, slot, visit } = meter;
  return html`<tr data-meter=${meter.id}>
    <td class="id"><a class="row" href=${meterPath(meter.id)}>${meter.id}</a></td>
    <td class="volume num">${index(reading)}</td>
    <td class="read num">${reading ? heard(reading.time) : UNKNOWN}</td>
    <td class="source ${reading ? "" : "unknown"}">${reading?.source ?? UNKNOWN}</td>
    <td class="slot ${slot ? "" : "unknown"}">${slotMark(slot)} ${slotWhy(slot)}</td>
    <td class="count num ${slot ? "" : "unknown"}">${slotCount(meter.slots)}</td>
    <td class="marks">${remarks(reading, false)}</td>
    <td class="address ${visit ? "" : "unknown"}" title=${meter.address ?? ""}>${
      visit ? html`<a href="/visits/${encodeURIComponent(visit)}">${visit}</a> ${meter.address ?? ""}` : UNKNOWN
    }</td>
  </tr>`;
}
