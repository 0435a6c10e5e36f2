// What every list of ours shares: filters in the address bar, pages from the gateway, `j` and `k`
// from row to row, and plain words where there is nothing to show. A list says where it is
// (`home`) and where it comes from (`source`).
import { html, nothing } from "lit";
import { isForPage } from "./header.js";
import { t } from "./language.js";
import { addressWith, askedFor, filtersOf, NOWHERE, PAGE_SIZE, placeOf } from "./list-address.js";
import { namedDay } from "./moments.js";
import { Part } from "./part.js";
import { failedNote, staleNote } from "./stale.js";
import { Watch } from "./watch.js";

const SKELETON_ROWS = 12;
export const LIST_KEYS = [
  [["j"], "next"],
  [["k"], "previous"],
  [["Enter"], "open"],
];
export const HELP_KEY = [["?"], "help"];

export class ListPart extends Part {
  static properties = { filters: { state: true } };
  list = new Watch(this);
  #onKey = (event) => this.#key(event);
  #onBack = () => this.arrived();

  connectedCallback() {
    super.connectedCallback();
    this.arrived();
    document.addEventListener("keydown", this.#onKey);
    window.addEventListener("popstate", this.#onBack);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#onKey);
    window.removeEventListener("popstate", this.#onBack);
    super.disconnectedCallback();
  }

  /** Takes up what the address bar says, at first and after going back. */
  arrived() {
    this.filters = askedFor();
    this.list.follow(addressWith(this.source, { limit: String(PAGE_SIZE), ...this.asked(this.filters) }));
  }

  /** What the gateway is asked for where the address bar has these filters. */
  asked(filters) {
    return filters;
  }

  filter(filters) {
    history.pushState(null, "", addressWith(this.home, filters));
    this.arrived();
  }

  #key(event) {
    if (!isForPage(event)) {
      return;
    }
    const move = { j: 1, k: -1 }[event.key];
    if (move) {
      this.focusRow(move);
    } else if (event.key === "/") {
      const search = this.querySelector("input.search");
      if (search) {
        event.preventDefault();
        search.focus();
      }
    } else if (event.key === "?") {
      this.querySelector("lintel-keys").toggle();
    } else {
      this.pressed(event);
    }
  }

  /** A key that no list knows; for the list's own. */
  pressed() {}

  /** The link of the row that has the focus, or of the first one. */
  focusRow(move) {
    const links = [...this.querySelectorAll("tbody a.row")];
    const at = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
    const wanted = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + move));
    links[wanted]?.focus({ preventScroll: true });
    links[wanted]?.closest("tr").scrollIntoView({ block: "nearest" });
    return links[wanted] ?? null;
  }

  /** A click anywhere in a row is one on its link. */
  openRow(event) {
    const row = event.target.closest("tr");
    if (row && !event.target.closest("a, button, input") && !getSelection().toString()) {
      row.querySelector("a.row")?.click();
    }
  }

  get filtered() {
    return Object.keys(filtersOf(this.filters)).length > 0;
  }

  /** How many rows there are; of how many in all, where more are than are shown. */
  counted(count) {
    const total = this.list.value?.total ?? 0;
    return total > count ? t("visits.shownOf", { count, total }) : t("visits.shown", { count });
  }

  stale() {
    const { failure, knownAt, value } = this.list;
    if (!failure) {
      return nothing;
    }
    return value ? staleNote(failure, knownAt) : failedNote(failure);
  }

  /** The table with `bodies` once the answer is here, with bones of the same size before. */
  table(look, columns, bodies) {
    if (!this.list.value && this.list.failure) {
      return nothing;
    }
    return html`<table class="rows ${look}" aria-label=${t(`app.${this.home.slice(1)}`)} @click=${(event) => this.openRow(event)}>
      <thead><tr>${columns.map(([name, word]) => html`<th class=${name} scope="col">${typeof word === "string" ? t(word) : word()}</th>`)}</tr></thead>
      ${this.list.value
        ? bodies()
        : html`<tbody>${Array.from({ length: SKELETON_ROWS }, () => skeletonRow(columns))}</tbody>`}
    </table>`;
  }

  pages() {
    const { next, previous } = this.list.value ?? {};
    const isTurned = Object.keys(NOWHERE).some((name) => this.filters[name]);
    return html`<nav class="pages" aria-label=${t("visits.pages")}>
      ${isTurned ? html`<button @click=${() => this.turn(NOWHERE)}>${t("visits.first")}</button>` : nothing}
      ${previous ? html`<button data-turn="previous" @click=${() => this.turn(placeOf(previous))}>${t("visits.previous")}</button>` : nothing}
      ${next ? html`<button data-turn="next" @click=${() => this.turn(placeOf(next))}>${t("visits.next")}</button>` : nothing}
    </nav>`;
  }

  turn(place) {
    this.filter({ ...this.filters, ...place });
    window.scrollTo(0, 0);
  }

  /** What is filtered, all of it, as a file. */
  exported() {
    const address = addressWith(`${this.source}.csv`, this.asked(filtersOf(this.filters), true));
    return html`<a class="export" href=${address} download>${t("visits.export")}</a>`;
  }

  /** Takes all filters back, where there are any. */
  cleared() {
    return this.filtered
      ? html`<button class="quiet" @click=${() => this.filter({})}>${t("visits.clear")}</button>`
      : nothing;
  }
}

/** Rows of one day under its name, for as long as days follow each other. */
export function byDay(items, dayOf, columns, row) {
  const days = [];
  for (const item of items) {
    const day = dayOf(item);
    if (days.at(-1)?.day !== day) {
      days.push({ day, items: [] });
    }
    days.at(-1).items.push(item);
  }
  return days.map(
    ({ day, items: rows }) => html`<tbody>
      <tr class="day"><th colspan=${columns.length} scope="rowgroup">${namedDay(day)}</th></tr>
      ${row(rows)}
    </tbody>`,
  );
}

function skeletonRow(columns) {
  return html`<tr class="skeleton" aria-hidden="true">${columns.map(
    ([name]) => html`<td class=${name}><span></span></td>`,
  )}</tr>`;
}
