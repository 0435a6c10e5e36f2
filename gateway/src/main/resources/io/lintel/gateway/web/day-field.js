// A day to choose: typed as 2026-11-20, or picked from a calendar in the page's own language. The
// browser's own field follows the browser's language instead, and so says days two ways on one page.
import { html, nothing } from "lit";
import { language, t } from "./language.js";
import { dayKey, monthName, namedDay, weekdayNames } from "./moments.js";
import { monthOf, shifted, typedDay } from "./days.js";
import { Part } from "./part.js";

const MOVES = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

class DayField extends Part {
  static properties = {
    day: { type: String },
    name: { type: String },
    label: { type: String },
    /** The day under the calendar's cursor while it is open, else null. */
    cursor: { state: true },
  };
  #outside = (event) => {
    if (!this.contains(event.target)) {
      this.cursor = null;
    }
  };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.#outside);
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.#outside);
    super.disconnectedCallback();
  }

  #typed(input) {
    const day = typedDay(input.value);
    input.setCustomValidity(day === null ? t("day.wrong") : "");
    if (day === null) {
      input.reportValidity();
    } else {
      this.#choose(day);
    }
  }

  #choose(day) {
    this.cursor = null;
    this.querySelector("input").value = day;
    if (day !== (this.day ?? "")) {
      this.tell("day", day);
    }
  }

  #toggle() {
    this.cursor = this.cursor ? null : this.day || dayKey(Date.now());
  }

  #key(event) {
    const moved = this.#moved(event.key);
    if (event.key === "Escape") {
      event.stopPropagation();
      this.cursor = null;
      this.querySelector("button").focus();
    } else if (moved) {
      event.preventDefault();
      event.stopPropagation();
      this.cursor = moved;
    }
  }

  #moved(key) {
    if (MOVES[key]) {
      return shifted(this.cursor, { days: MOVES[key] });
    }
    const months = { PageUp: -1, PageDown: 1 }[key];
    return months ? shifted(this.cursor, { months }) : null;
  }

  updated(changed) {
    if (changed.has("cursor") && this.cursor) {
      this.querySelector("td [tabindex='0']")?.focus();
    }
  }

  render() {
    return html`<input class="num" name=${this.name ?? ""} inputmode="numeric" autocomplete="off" maxlength="10"
        aria-label=${this.label} placeholder=${t("day.shape")} .value=${this.day ?? ""}
        @input=${(e) => e.target.setCustomValidity("")} @change=${(e) => this.#typed(e.target)} />
      <button type="button" class="square" title=${t("day.calendar")} aria-label=${`${this.label}: ${t("day.calendar")}`}
        aria-expanded=${this.cursor ? "true" : "false"} @click=${() => this.#toggle()}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3"/></svg></button>
      ${this.cursor ? this.#calendar() : nothing}`;
  }

  #calendar() {
    const turn = (months, word, face) => html`<button type="button" class="quiet square" title=${t(word)} aria-label=${t(word)}
      @click=${() => (this.cursor = shifted(this.cursor, { months }))}>${face}</button>`;
    return html`<div class="calendar" role="dialog" aria-label=${this.label} lang=${language()} @keydown=${(e) => this.#key(e)}>
      <div class="month">${turn(-1, "day.monthBefore", "‹")}<strong>${monthName(this.cursor)}</strong>${turn(1, "day.monthAfter", "›")}</div>
      <table role="grid"><thead><tr>${weekdayNames().map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${monthOf(this.cursor).map((week) => html`<tr>${week.map((day) => html`<td>${this.#day(day)}</td>`)}</tr>`)}</tbody></table>
      ${this.day ? html`<button type="button" class="quiet" @click=${() => this.#choose("")}>${t("day.any")}</button>` : nothing}
    </div>`;
  }

  #day(day) {
    const other = day.slice(0, 7) !== this.cursor.slice(0, 7);
    return html`<button type="button" class="quiet num ${other ? "other" : ""}" tabindex=${day === this.cursor ? 0 : -1}
      aria-label=${namedDay(day)} aria-pressed=${day === this.day ? "true" : "false"} data-day=${day}
      @click=${() => this.#choose(day)}>${Number(day.slice(8))}</button>`;
  }
}
customElements.define("lintel-day", DayField);
