// What filter forms are made of: a search field, chips, choices and days. Each change is told at
// once, and starts the list from its first page.
import { html } from "lit";
import "./day-field.js";
import { t } from "./language.js";
import { NOWHERE } from "./list-address.js";
import { bareShape, outcomeClass, outcomeWord } from "./outcome.js";
import { Part } from "./part.js";

/** Typing is searched for once the hand rests. */
const REST_MS = 250;

export class FilterForm extends Part {
  static properties = { filters: { attribute: false } };
  #rest = null;

  set(change) {
    this.tell("filter", { ...this.filters, ...NOWHERE, ...change });
  }

  #typed(name, event) {
    clearTimeout(this.#rest);
    const value = event.target.value.trim();
    this.#rest = setTimeout(() => this.set({ [name]: value }), REST_MS);
  }

  form(parts) {
    return html`<form class="filters" role="search" @submit=${(event) => event.preventDefault()}>${parts}</form>`;
  }

  search(placeholder) {
    return html`<input class="search" type="search" name="q" aria-label=${t("visits.searchLabel")}
      placeholder=${placeholder} .value=${this.filters.q ?? ""} @input=${(event) => this.#typed("q", event)} />`;
  }

  text(name, word) {
    return html`<input name=${name} spellcheck="false" aria-label=${word} placeholder=${word}
      .value=${this.filters[name] ?? ""} @input=${(event) => this.#typed(name, event)} />`;
  }

  days() {
    return html`<span class="field days">${this.#day("from", t("visits.from"))}${this.#day("to", t("visits.to"))}</span>`;
  }

  #day(name, word) {
    return html`<span class="from-to">${word}
      <lintel-day name=${name} label=${word} day=${this.filters[name] ?? ""}
        @day=${(event) => this.set({ [name]: event.detail })}></lintel-day></span>`;
  }

  chips(label, chips) {
    return html`<div class="chips" role="group" aria-label=${label}>${chips}</div>`;
  }

  newLine() {
    return html`<span class="new-line"></span>`;
  }

  outcomeChip(outcome) {
    const face = html`${bareShape(outcome)}${outcomeWord(outcome)}`;
    return this.chip("outcome", outcome, face, outcomeClass(outcome));
  }

  /** Pressed where this value is among the filter's; pressed again it lets go. Several combine. */
  chip(name, value, face, look = "") {
    const chosen = (this.filters[name] ?? "").split(",").filter(Boolean);
    const on = chosen.includes(value);
    const then = on ? chosen.filter((other) => other !== value) : [...chosen, value];
    return html`<button type="button" class="chip ${look}" aria-pressed=${on ? "true" : "false"}
      data-filter=${name} data-value=${value} @click=${() => this.set({ [name]: then.join(",") })}>${face}</button>`;
  }

  /** One of several, or all of them; `choices` are pairs of a value and its words. */
  choice(name, all, choices) {
    const chosen = this.filters[name] ?? "";
    return html`<select name=${name} class=${chosen ? "set" : ""} aria-label=${all}
      @change=${(event) => this.set({ [name]: event.target.value })}>
      <option value="" ?selected=${chosen === ""}>${all}</option>
      ${choices.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
    </select>`;
  }
}
