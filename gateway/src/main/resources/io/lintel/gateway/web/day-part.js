// A page about one thing, a day at a time: the address says which, arrows turn the day.
import { html, nothing } from "lit";
import "./day-field.js";
import { shifted } from "./days.js";
import { isForPage } from "./header.js";
import { t } from "./language.js";
import { namedDay } from "./moments.js";
import { Part } from "./part.js";
import { Watch } from "./watch.js";

export class DayPart extends Part {
  static properties = { mark: { state: true }, day: { state: true } };
  #list;
  #pathOf;
  #onKey = (event) => this.#key(event);
  #onBack = () => this.#arrived();

  /** The list it is in ("/meters"), and the page's address for an id and a day. */
  constructor(list, pathOf) {
    super();
    this.#list = list;
    this.#pathOf = pathOf;
    this.named = decodeURIComponent(location.pathname.split("/").at(-1));
    this.watch = new Watch(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#arrived();
    document.addEventListener("keydown", this.#onKey);
    window.addEventListener("popstate", this.#onBack);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#onKey);
    window.removeEventListener("popstate", this.#onBack);
    super.disconnectedCallback();
  }

  /** The day that an answer is about where the address names none. */
  dayOf(value) {
    return value?.day;
  }

  /** The mark of one entry, for its evidence. */
  entryMark(seq) {
    return { id: `entry:${seq}`, kind: "entry", source: {}, seqs: [seq] };
  }

  days() {
    const shown = this.#shownDay();
    return html`<span class="day-choice">
      <button class="square" title=${t("clock.dayBefore")} aria-label=${t("clock.dayBefore")} @click=${() => this.#turn(-1)}>‹</button>
      <lintel-day label=${t("clock.day")} day=${shown} @day=${(e) => this.#look(e.detail)}></lintel-day>
      <button class="square" title=${t("clock.dayAfter")} aria-label=${t("clock.dayAfter")} @click=${() => this.#turn(1)}>›</button>
      <span class="soft">${shown ? namedDay(shown) : nothing}</span></span>`;
  }

  #arrived() {
    this.day = new URLSearchParams(location.search).get("day") ?? "";
    this.mark = null;
    this.watch.follow(`/api/v1${this.#pathOf(this.named, this.day)}`);
  }

  #look(day) {
    history.pushState(null, "", this.#pathOf(this.named, day));
    this.#arrived();
  }

  #shownDay() {
    return this.day || this.dayOf(this.watch.value) || "";
  }

  /** The day before or after the one in view; days come without a zone. */
  #turn(by) {
    const shown = this.#shownDay();
    if (shown) {
      this.#look(shifted(shown, { days: by }));
    }
  }

  #key(event) {
    if (!isForPage(event)) {
      return;
    }
    const act = {
      "?": () => this.querySelector("lintel-keys").toggle(),
      u: () => location.assign(this.#list),
      Escape: () => (this.mark = null),
      ArrowLeft: () => this.#turn(-1),
      ArrowRight: () => this.#turn(1),
    }[event.key];
    act?.();
  }
}
