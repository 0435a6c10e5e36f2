// The list of visits with their verdicts.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "./language.js";
import { placeOf } from "./list-address.js";
import { byDay, HELP_KEY, LIST_KEYS, ListPart } from "./list-part.js";
import { clock, dayKey, instant, zone } from "./moments.js";
import "./visit-filters.js";
import { COLUMNS, sharedPlace, timeOf, visitRow } from "./visit-row.js";

const KEYS = [...LIST_KEYS, [["/"], "search"], HELP_KEY];

class Visits extends ListPart {
  home = "/visits";
  source = "/api/v1/visits";

  /** Left to itself the list begins at now; what is still to come stands a page before. */
  asked(filters, whole = false) {
    return whole || Object.keys(filters).length > 0 ? filters : { at: "now" };
  }

  render() {
    document.title = `${t("app.visits")} · Lintel`;
    const items = this.list.value?.items;
    return html`<main class="list">
      <div class="title"><h1>${t("app.visits")}</h1>
        <p class="count">${items ? this.counted(items.length) : nothing}</p>
        ${this.cleared()}
        <p class="zone">${this.exported()} ${t("app.zone", { zone })}</p></div>
      <lintel-filters .filters=${this.filters} @filter=${(e) => this.filter(e.detail)}></lintel-filters>
      ${this.stale()}
      ${this.#later()}
      ${items?.length === 0
        ? this.#empty()
        : this.table("visits", COLUMNS, () =>
            byDay(items, (visit) => visit.day, COLUMNS, (visits) => ofDay(visits, sharedPlace(items), this.list.value.now)))}
      ${this.pages()}
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }

  /** Above a list that begins at now: what is due later. */
  #later() {
    const { previous } = this.list.value ?? {};
    return previous && Object.keys(this.filters).length === 0
      ? html`<p class="later"><button class="quiet" data-turn="later" @click=${() => this.turn(placeOf(previous))}>${t("visits.later")}</button></p>`
      : nothing;
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

/** The gateway lists by appointment; within a day what took place is read by when it did, last first. */
function ofDay(visits, shared, now) {
  const inOrder = [...visits].sort((a, b) => timeOf(b) - timeOf(a));
  const at = instant(now);
  const isToday = at !== null && visits[0]?.day === dayKey(at);
  const ahead = isToday ? inOrder.filter((visit) => timeOf(visit) > at).length : 0;
  const rows = (some) => repeat(some, (visit) => visit.id, (visit) => visitRow(visit, shared));
  return html`${rows(inOrder.slice(0, ahead))}${isToday ? nowRow(at) : nothing}${rows(inOrder.slice(ahead))}`;
}

function nowRow(at) {
  return html`<tr class="now"><th colspan=${COLUMNS.length} scope="rowgroup">${t("visits.now", { time: clock(at) })}</th></tr>`;
}
