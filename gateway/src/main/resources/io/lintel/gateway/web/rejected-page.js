// What was refused: payloads that could not be taken, from where, and why.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import "./entries.js";
import { named, t } from "./language.js";
import { byDay, HELP_KEY, LIST_KEYS, ListPart } from "./list-part.js";
import { clock, dayKey, UNKNOWN, zone } from "./moments.js";
import { unprovenMark } from "./proof-mark.js";
import "./rejected-filters.js";

const KEYS = [...LIST_KEYS, [["Esc"], "escape"], [["/"], "search"], HELP_KEY];
/** The column's class, and its heading's words. */
const COLUMNS = [
  ["time", "rejected.received"],
  ["source", "meters.source"],
  ["device", "rejected.sender"],
  ["kind", "rejected.meant"],
  ["reason", "rejected.reason"],
  ["entry", "links.entry"],
];

class Rejected extends ListPart {
  static properties = { opened: { state: true } };
  home = "/rejected";
  source = "/api/v1/rejected";

  arrived() {
    this.opened = null;
    super.arrived();
  }

  pressed(event) {
    if (event.key === "Escape") {
      this.opened = null;
    }
  }

  #toggle(event, seq) {
    event.preventDefault();
    this.opened = this.opened === seq ? null : seq;
  }

  render() {
    document.title = `${t("app.rejected")} · Lintel`;
    const { items, sources = [] } = this.list.value ?? {};
    return html`<main class="list">
      <div class="title"><h1>${t("app.rejected")}</h1>
        <p class="count">${items ? this.counted(items.length) : nothing}</p>
        ${this.cleared()}
        <p class="zone">${this.exported()} ${t("app.zone", { zone })}</p></div>
      <p class="lead">${t("rejected.lead")}</p>
      <lintel-rejected-filters .filters=${this.filters} .sources=${sources} @filter=${(e) => this.filter(e.detail)}></lintel-rejected-filters>
      ${this.stale()}
      ${items?.length === 0
        ? html`<div class="empty"><h2>${t(this.filtered ? "rejected.noMatchTitle" : "rejected.emptyTitle")}</h2>
            <p>${t(this.filtered ? "visits.noMatchHow" : "rejected.emptyHow")}</p></div>`
        : this.table("rejected", COLUMNS, () =>
            byDay(items, (r) => dayKey(r.received), COLUMNS, (rows) => repeat(rows, (r) => r.seq, (r) => this.#row(r))))}
      ${this.pages()}
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }

  #row(refused) {
    const { seq } = refused;
    const open = this.opened === seq;
    return html`<tr data-seq=${seq}>
        <td class="time num">${clock(refused.received)}</td>
        <td class="source" title=${refused.where ?? ""}>${refused.source}</td>
        <td class="device">${refused.device || UNKNOWN} ${unprovenMark(refused)}</td>
        <td class="kind">${refused.kind ? named("entry", refused.kind.toLowerCase()) : UNKNOWN}</td>
        <td class="reason">${refused.reason ?? UNKNOWN}</td>
        <td class="entry num"><a class="row" role="button" href="/api/v1/observations/${seq}" aria-expanded=${open ? "true" : "false"}
          @click=${(event) => this.#toggle(event, seq)}>#${seq}</a></td>
      </tr>
      ${open
        ? html`<tr class="whole"><td colspan=${COLUMNS.length}><lintel-entries .seqs=${[seq]} .day=${dayKey(refused.received)} .opened=${seq}></lintel-entries></td></tr>`
        : nothing}`;
  }
}
customElements.define("lintel-rejected", Rejected);
