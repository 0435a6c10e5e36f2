// The findings queue: what a person has to look at, opened at the side and decided without leaving
// the list. On a narrow screen a finding has a page of its own.
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { repeat } from "lit/directives/repeat.js";
import "./finding.js";
import "./finding-filters.js";
import { FindingQueue } from "./finding-queue.js";
import { columnsFor, findingRow } from "./finding-row.js";
import { sentenceOf } from "./finding-words.js";
import { named, t } from "./language.js";
import { byDay, HELP_KEY, LIST_KEYS, ListPart } from "./list-part.js";
import { zone } from "./moments.js";
import { Watch } from "./watch.js";

const KEYS = [
  ...LIST_KEYS,
  [["x"], "select"],
  [["1", "2", "3"], "decide"],
  [["Ctrl", "Enter"], "record"],
  [["Esc"], "shut"],
  [["/"], "search"],
  HELP_KEY,
];
const BESIDE = matchMedia("(min-width: 1100px)");
const NARROW = matchMedia("(max-width: 1000px)");

class Findings extends ListPart {
  static properties = { opened: { state: true }, said: { state: true }, picked: { state: true } };
  home = "/findings";
  source = "/api/v1/findings";
  #queue = new FindingQueue();
  #taken = null;
  #resized = () => this.requestUpdate();
  #elsewhere = new Watch(this);

  connectedCallback() {
    super.connectedCallback();
    [BESIDE, NARROW].forEach((width) => width.addEventListener("change", this.#resized));
  }

  disconnectedCallback() {
    [BESIDE, NARROW].forEach((width) => width.removeEventListener("change", this.#resized));
    super.disconnectedCallback();
  }

  arrived() {
    this.opened = BESIDE.matches && location.hash ? decodeURIComponent(location.hash.slice(1)) : null;
    this.#queue.clear();
    this.#taken = null;
    this.picked = new Set();
    super.arrived();
  }

  /** Left to itself the gateway tells of open ones only; without a chip the list has them all. */
  asked(filters) {
    return { state: "any", ...filters };
  }

  /** Which finding is open stands in the address too, but is no step to go back to. */
  #open(id) {
    this.opened = id;
    const hash = id ? `#${encodeURIComponent(id)}` : "";
    history.replaceState(null, "", location.pathname + location.search + hash);
  }

  #clicked(event, id) {
    if (BESIDE.matches && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.said = null;
      this.#open(id);
    }
  }

  focusRow(move) {
    const link = super.focusRow(move);
    if (link && this.opened) {
      this.said = null;
      this.#open(link.closest("tr").dataset.finding);
    }
    return link;
  }

  pressed(event) {
    if (event.key === "Escape" && this.picked.size > 0) {
      this.picked = new Set();
    } else if (event.key === "Escape" && this.opened) {
      this.#shut();
    } else if (event.key === "x") {
      this.#pick(document.activeElement?.closest?.("tr[data-finding]")?.dataset.finding);
    } else if (["1", "2", "3"].includes(event.key)) {
      const form = this.querySelector("lintel-decide");
      if (form) {
        event.preventDefault();
        form.choose(Number(event.key) - 1);
      }
    }
  }

  /** Takes a finding among those that are decided together, or lets it go. */
  #pick(id) {
    if (id && (this.picked.has(id) || this.#queue.find(id)?.state === "open")) {
      const picked = new Set(this.picked);
      picked.delete(id) || picked.add(id);
      this.picked = picked;
    }
  }

  #pickAll(event) {
    const open = this.#queue.items.filter(({ state }) => state === "open");
    this.picked = new Set(event.target.checked ? open.map(({ id }) => id) : []);
  }

  #allBox() {
    const open = this.#queue.items.filter(({ state }) => state === "open");
    const all = open.length > 0 && open.every(({ id }) => this.picked.has(id));
    return html`<input type="checkbox" class="pick" aria-label=${t("findings.selectAll")} ?disabled=${open.length === 0}
      .checked=${all} @change=${(event) => this.#pickAll(event)} />`;
  }

  #shut() {
    const id = this.opened;
    this.#open(null);
    this.#focus(id);
  }

  #focus(id) {
    const row = this.querySelector(`tr[data-finding="${CSS.escape(id)}"]`);
    row?.querySelector("a.row").focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  }

  /** A decision is there: the row says so where it stands, and the next one that waits opens. */
  async #decided({ findings, decision }) {
    findings.forEach((one) => this.#queue.keep(one));
    this.picked = new Set();
    if (findings.length > 1) {
      this.said = t("findings.decidedSeveral", { count: findings.length, state: named("findingState", decision) });
      this.requestUpdate();
      return;
    }
    const [finding] = findings;
    const next = this.#queue.nextOpen(finding.id);
    const state = named("findingState", decision);
    this.said = next
      ? t("findings.decidedNext", { id: finding.id, state, next: next.id })
      : t("findings.decidedLast", { id: finding.id, state });
    this.#open(next?.id ?? finding.id);
    await this.updateComplete;
    this.#focus(next?.id ?? finding.id);
  }

  willUpdate() {
    const fresh = this.list.value;
    if (fresh && fresh !== this.#taken) {
      this.#taken = fresh;
      this.#queue.take(fresh.items);
    }
    if (this.opened && fresh && !this.#queue.find(this.opened)) {
      this.#elsewhere.follow(`/api/v1/findings/${encodeURIComponent(this.opened)}`);
    }
  }

  render() {
    document.title = `${t("app.findings")} · Lintel`;
    const known = this.list.value !== null;
    const { items } = this.#queue;
    const beside = this.picked.size > 0 || (this.opened && BESIDE.matches);
    const columns = columnsFor(beside && BESIDE.matches, NARROW.matches, () => this.#allBox());
    return html`<main class="list">
      <div class="title"><h1>${t("app.findings")}</h1>
        <p class="count">${known ? this.counted(items.length) : nothing}</p>
        ${this.cleared()}
        <p class="said" role="status">${this.said ?? nothing}</p>
        <p class="zone">${this.exported()} ${t("app.zone", { zone })}</p></div>
      <lintel-finding-filters .filters=${this.filters} @filter=${(e) => this.filter(e.detail)}></lintel-finding-filters>
      ${this.stale()}
      <div class="queue ${beside ? "with-side" : ""}">
        <div class="queue-list">${known && items.length === 0 ? this.#empty() : this.table("findings", columns, () => this.#rows(items, columns))}
          ${this.pages()}</div>
        ${this.picked.size > 0 ? this.#together() : this.opened ? this.#side() : nothing}
      </div>
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }

  #rows(items, columns) {
    const row = (f) =>
      findingRow(f, columns, f.id === this.opened, this.picked.has(f.id), {
        open: (event) => this.#clicked(event, f.id),
        pick: () => this.#pick(f.id),
      });
    return byDay(items, (f) => f.day, columns, (ofDay) => repeat(ofDay, (f) => f.id, row));
  }

  #side() {
    const elsewhere = this.#elsewhere.value?.id === this.opened ? this.#elsewhere.value : null;
    const finding = this.#queue.find(this.opened) ?? elsewhere;
    return html`<section class="finding-side" aria-label=${t("findings.opened")}>
      ${keyed(this.opened, html`<lintel-finding beside .finding=${finding} .missing=${this.#elsewhere.failure?.status === 404}
        @shut=${() => this.#shut()} @decided=${(e) => this.#decided(e.detail)}></lintel-finding>`)}</section>`;
  }

  /** Several at once: one decision, one reason, an entry in the journal for each. */
  #together() {
    const findings = [...this.picked].map((id) => this.#queue.find(id)).filter(Boolean);
    return html`<section class="finding-side several" aria-label=${t("findings.together")}>
      <div class="finding-line"><h2>${t("findings.selected", { count: findings.length })}</h2><span class="spring"></span>
        <button class="quiet square" title=${t("app.close")} aria-label=${t("app.close")} @click=${() => (this.picked = new Set())}>✕</button></div>
      <p class="hint">${t("findings.togetherHow")}</p>
      <ul class="picked">${findings.map((f) => html`<li><span class="num">${f.id}</span> ${sentenceOf(f)}</li>`)}</ul>
      <lintel-decide .findings=${findings} @decided=${(e) => this.#decided(e.detail)}></lintel-decide></section>`;
  }

  #empty() {
    if (!this.filtered) {
      return html`<div class="empty"><h2>${t("findings.emptyTitle")}</h2><p>${t("findings.emptyHow")}</p></div>`;
    }
    const onlyOpen = this.filters.state === "open" && Object.keys(this.filters).length === 1;
    return html`<div class="empty">
      <h2>${t(onlyOpen ? "findings.allDoneTitle" : "findings.noMatchTitle")}</h2>
      <p>${t(onlyOpen ? "findings.allDoneHow" : "visits.noMatchHow")}</p></div>`;
  }
}
customElements.define("lintel-findings", Findings);
