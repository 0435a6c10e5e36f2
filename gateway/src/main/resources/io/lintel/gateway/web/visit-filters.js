// The filters of the list of visits. The address bar is where they live: a link shares them, and
// going back undoes them.
import { html } from "lit";
import { t } from "./language.js";
import { outcomeClass, outcomeWord, shape } from "./outcome.js";
import { Part } from "./part.js";

const NAMES = ["q", "outcome", "technician", "from", "to"];
const OUTCOMES = ["FAIL", "UNDECIDED", "PASS", "NOT_APPLICABLE"];
export const PAGE_SIZE = 50;
/** Typing is searched for once the hand rests. */
const REST_MS = 250;

export function currentFilters() {
  const asked = new URLSearchParams(location.search);
  return Object.fromEntries(
    [...NAMES, "after"].map((name) => [name, asked.get(name) ?? ""]).filter(([, value]) => value),
  );
}

export function listPath(filters) {
  return `/api/v1/visits?${new URLSearchParams({ limit: PAGE_SIZE, ...filters })}`;
}

/** What the gateway's `next` address adds to ours. */
export function afterOf(next) {
  return new URL(next, location.origin).searchParams.get("after");
}

class Filters extends Part {
  static properties = { filters: { attribute: false } };
  #rest = null;

  #set(change) {
    this.tell("filter", { ...this.filters, ...change, after: "" });
  }

  #typed(name, event) {
    clearTimeout(this.#rest);
    const value = event.target.value.trim();
    this.#rest = setTimeout(() => this.#set({ [name]: value }), REST_MS);
  }

  render() {
    return html`<form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
      <input class="search" type="search" name="q" aria-label=${t("visits.searchLabel")}
        placeholder=${t("visits.search")} .value=${this.filters.q ?? ""}
        @input=${(event) => this.#typed("q", event)} />
      <div class="chips" role="group" aria-label=${t("visits.outcome")}>
        ${OUTCOMES.map((outcome) => this.#chip(outcome))}
      </div>
      <input name="technician" spellcheck="false" aria-label=${t("visits.technician")}
        placeholder=${t("visits.technician")} .value=${this.filters.technician ?? ""}
        @input=${(event) => this.#typed("technician", event)} />
      <span class="field days">${this.#day("from", t("visits.from"))}${this.#day("to", t("visits.to"))}</span>
    </form>`;
  }

  #chip(outcome) {
    const on = (this.filters.outcome ?? "") === outcome;
    return html`<button type="button" class="chip ${outcomeClass(outcome)}"
      aria-pressed=${on ? "true" : "false"} data-outcome=${outcome}
      @click=${() => this.#set({ outcome: on ? "" : outcome })}>
      ${shape(outcome)}${outcomeWord(outcome)}</button>`;
  }

  #day(name, word) {
    return html`<label>${word}
      <input type="date" name=${name} .value=${this.filters[name] ?? ""}
        @change=${(event) => this.#set({ [name]: event.target.value })} /></label>`;
  }
}
customElements.define("lintel-filters", Filters);
