// The list of recorders: what each last said of itself, and who has it.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "./language.js";
import { HELP_KEY, LIST_KEYS, ListPart } from "./list-part.js";
import { UNKNOWN, zone } from "./moments.js";
import { battery, heard, recorderPath, stateOf, storage } from "./recorder-words.js";

const KEYS = [...LIST_KEYS, HELP_KEY];
/** The column's class, and its heading's words. */
const COLUMNS = [
  ["id", "visit.recorder"],
  ["standing", "recorders.state"],
  ["since", "recorders.since"],
  ["battery", "recorders.battery"],
  ["storage", "recorders.storage"],
  ["holder", "recorders.holder"],
  ["heard", "recorders.heard"],
];

class Recorders extends ListPart {
  home = "/recorders";
  source = "/api/v1/recorders";
  names = [];

  render() {
    document.title = `${t("app.recorders")} · Lintel`;
    const items = this.list.value?.items;
    return html`<main class="list">
      <div class="title"><h1>${t("app.recorders")}</h1>
        <p class="count">${items ? this.counted(items.length) : nothing}</p>
        <p class="zone">${t("app.zone", { zone })}</p></div>
      ${this.stale()}
      ${items?.length === 0
        ? html`<div class="empty"><h2>${t("recorders.emptyTitle")}</h2><p>${t("recorders.emptyHow")}</p></div>`
        : this.table("recorders", COLUMNS, () => html`<tbody>${repeat(items, (r) => r.id, row)}</tbody>`)}
      ${this.pages()}
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }
}
customElements.define("lintel-recorders", Recorders);

function row(recorder) {
  return html`<tr data-recorder=${recorder.id}>
    <td class="id"><a class="row" href=${recorderPath(recorder.id)}>${recorder.id}</a></td>
    <td class="standing">${stateOf(recorder)}</td>
    <td class="since num">${heard(recorder.recording_since)}</td>
    <td class="battery">${battery(recorder.battery_pct)}</td>
    <td class="storage num">${storage(recorder.storage_free_mb)}</td>
    <td class="holder">${recorder.technician ?? UNKNOWN}</td>
    <td class="heard num">${heard(recorder.last_heard)}</td>
  </tr>`;
}
