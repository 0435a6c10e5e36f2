// The list of visits with their verdicts.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isForPage } from "./header.js";
import { t } from "./language.js";
import { clock, namedDay, zone } from "./moments.js";
import { Part } from "./part.js";
import { afterOf, currentFilters, listPath, PAGE_SIZE } from "./visit-filters.js";
import { COLUMNS, skeletonRow, visitRow } from "./visit-row.js";
import { Watch } from "./watch.js";

const SKELETON_ROWS = 12;
const KEYS = [
  [["j"], "next"],
  [["k"], "previous"],
  [["Enter"], "open"],
  [["/"], "search"],
  [["?"], "help"],
];

class Visits extends Part {
  static properties = { filters: { state: true } };
  #list = new Watch(this);
  #onKey = (event) => this.#key(event);
  #onBack = () => this.#go(currentFilters());

  connectedCallback() {
    super.connectedCallback();
    this.#go(currentFilters());
    document.addEventListener("keydown", this.#onKey);
    window.addEventListener("popstate", this.#onBack);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#onKey);
    window.removeEventListener("popstate", this.#onBack);
    super.disconnectedCallback();
  }

  #go(filters) {
    this.filters = filters;
    this.#list.follow(listPath(filters));
  }

  #filter(filters) {
    const set = Object.entries(filters).filter(([, value]) => value);
    const asked = new URLSearchParams(set).toString();
    history.pushState(null, "", asked ? `/visits?${asked}` : "/visits");
    this.#go(Object.fromEntries(set));
  }

  #key(event) {
    if (!isForPage(event)) {
      return;
    }
    const move = { j: 1, k: -1 }[event.key];
    if (move) {
      this.#focusRow(move);
    } else if (event.key === "/") {
      event.preventDefault();
      this.querySelector("input.search").focus();
    } else if (event.key === "?") {
      this.querySelector("lintel-keys").toggle();
    }
  }

  #focusRow(move) {
    const links = [...this.querySelectorAll("tbody a")];
    const at = links.indexOf(document.activeElement);
    const wanted = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + move));
    links[wanted]?.focus();
    links[wanted]?.closest("tr").scrollIntoView({ block: "nearest" });
  }

  #open(event) {
    const row = event.target.closest("tr");
    if (row && !event.target.closest("a") && !getSelection().toString()) {
      row.querySelector("a")?.click();
    }
  }

  render() {
    document.title = `${t("app.visits")} · Lintel`;
    const list = this.#list.value;
    return html`<main class="list">
      <div class="title"><h1>${t("app.visits")}</h1>
        <p class="count">${list ? t("visits.shown", { count: list.items.length }) : nothing}</p>
        ${Object.keys(this.filters).length > 0
          ? html`<button class="quiet" @click=${() => this.#filter({})}>${t("visits.clear")}</button>`
          : nothing}
        <p class="zone">${t("app.zone", { zone })}</p></div>
      <lintel-filters .filters=${this.filters} @filter=${(e) => this.#filter(e.detail)}></lintel-filters>
      ${this.#stale()} ${list && list.items.length === 0 ? this.#empty() : this.#table(list)}
      ${this.#pages(list)}
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }

  #stale() {
    const { failure, knownAt, value } = this.#list;
    if (!failure) {
      return nothing;
    }
    return value
      ? html`<p class="stale" role="status">${t("app.stale", { time: clock(knownAt) })}</p>`
      : html`<div class="empty" role="status"><h2>${t("visits.failedTitle")}</h2>
          <p>${t("visits.failedHow", { why: failure.message })}</p></div>`;
  }

  #table(list) {
    if (!list && this.#list.failure) {
      return nothing;
    }
    return html`<table class="visits" @click=${(event) => this.#open(event)}>
      <thead><tr>${COLUMNS.map(([name, word]) => html`<th class=${name} scope="col">${t(word)}</th>`)}</tr></thead>
      ${list ? byDay(list.items).map(dayBody) : html`<tbody>${Array.from({ length: SKELETON_ROWS }, skeletonRow)}</tbody>`}
    </table>`;
  }

  #empty() {
    const filtered = Object.keys(this.filters).length > 0;
    return html`<div class="empty">
      <h2>${t(filtered ? "visits.noMatchTitle" : "visits.emptyTitle")}</h2>
      <p>${t(filtered ? "visits.noMatchHow" : "visits.emptyHow")}
        ${filtered ? nothing : html`<code>./lintel import visits FILE.csv</code>`}</p>
    </div>`;
  }

  #pages(list) {
    const next = list?.next ? afterOf(list.next) : null;
    return html`<nav class="pages">
      ${this.filters.after
        ? html`<button @click=${() => this.#turn("")}>${t("visits.first")}</button>`
        : nothing}
      ${next
        ? html`<button @click=${() => this.#turn(next)}>${t("visits.next", { count: PAGE_SIZE })}</button>`
        : nothing}
    </nav>`;
  }

  #turn(after) {
    this.#filter({ ...this.filters, after });
    window.scrollTo(0, 0);
  }
}

function byDay(items) {
  const days = [];
  for (const visit of items) {
    if (days.at(-1)?.day !== visit.day) {
      days.push({ day: visit.day, visits: [] });
    }
    days.at(-1).visits.push(visit);
  }
  return days;
}

function dayBody({ day, visits }) {
  return html`<tbody>
    <tr class="day"><th colspan=${COLUMNS.length} scope="rowgroup">${namedDay(day)}</th></tr>
    ${repeat(visits, (visit) => visit.id, visitRow)}
  </tbody>`;
}

customElements.define("lintel-visits", Visits);
