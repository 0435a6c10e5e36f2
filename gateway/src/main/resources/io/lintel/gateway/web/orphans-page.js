// The list of orphans: what a visit should explain and none does.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "./language.js";
import { byDay, HELP_KEY, LIST_KEYS, ListPart } from "./list-part.js";
import { dayKey, instant, zone } from "./moments.js";
import { COLUMNS, orphanRow } from "./orphan-row.js";

const KEYS = [...LIST_KEYS, HELP_KEY];

class Orphans extends ListPart {
  home = "/orphans";
  source = "/api/v1/orphans";

  render() {
    document.title = `${t("app.orphans")} · Lintel`;
    const items = this.list.value?.items;
    return html`<main class="list">
      <div class="title"><h1>${t("app.orphans")}</h1>
        <p class="count">${items ? this.counted(items.length) : nothing}</p>
        <p class="zone">${this.exported()} ${t("app.zone", { zone })}</p></div>
      <p class="lead">${t("orphans.lead")}</p>
      ${this.stale()}
      ${items?.length === 0
        ? html`<div class="empty"><h2>${t("orphans.emptyTitle")}</h2><p>${t("orphans.emptyHow")}</p></div>`
        : this.table("orphans", COLUMNS, () =>
            byDay(items, dayOf, COLUMNS, (rows) => repeat(rows, (o) => o.seq, orphanRow)))}
      ${this.pages()}
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }
}
customElements.define("lintel-orphans", Orphans);

function dayOf(orphan) {
  return instant(orphan.time) === null ? "" : dayKey(orphan.time);
}
