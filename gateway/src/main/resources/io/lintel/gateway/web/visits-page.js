// The list of visits with their verdicts.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "./language.js";
import { byDay, HELP_KEY, LIST_KEYS, ListPart } from "./list-part.js";
import { zone } from "./moments.js";
import "./visit-filters.js";
import { COLUMNS, sharedPlace, timeOf, visitRow } from "./visit-row.js";

const KEYS = [...LIST_KEYS, [["/"], "search"], HELP_KEY];

class Visits extends ListPart {
  home = "/visits";
  source = "/api/v1/visits";
  names = ["q", "outcome", "technician", "from", "to"];

  render() {
    document.title = `${t("app.visits")} · Lintel`;
    const items = this.list.value?.items;
    return html`<main class="list">
      <div class="title"><h1>${t("app.visits")}</h1>
        <p class="count">${items ? this.counted(items.length) : nothing}</p>
        ${Object.keys(this.filters).length > 0
          ? html`<button class="quiet" @click=${() => this.filter({})}>${t("visits.clear")}</button>`
          : nothing}
        <p class="zone">${t("app.zone", { zone })}</p></div>
      <lintel-filters .filters=${this.filters} @filter=${(e) => this.filter(e.detail)}></lintel-filters>
      ${this.stale()}
      ${items?.length === 0
        ? this.#empty()
        : this.table("visits", COLUMNS, () =>
            byDay(items, (visit) => visit.day, COLUMNS, (visits) => ofDay(visits, sharedPlace(items))))}
      ${this.pages()}
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }

  #empty() {
    return html`<div class="empty">
      <h2>${t(this.filtered ? "visits.noMatchTitle" : "visits.emptyTitle")}</h2>
      <p>${t(this.filtered ? "visits.noMatchHow" : "visits.emptyHow")}
        ${this.filtered ? nothing : html`<code>./lintel import visits FILE.csv</code>`}</p>
    </div>`;
  }
}
customElements.define("lintel-visits", Visits);

/** The gateway lists by appointment; within a day what took place is read by when it did. */
function ofDay(visits, shared) {
  const inOrder = [...visits].sort((a, b) => timeOf(a) - timeOf(b));
  return repeat(inOrder, (visit) => visit.id, (visit) => visitRow(visit, shared));
}
