// One visit: the sentence that matters, the time axis with the evidence at its side, the verdicts.
import { html, nothing } from "lit";
import "./evidence.js";
import { isForPage } from "./header.js";
import { t } from "./language.js";
import "./links.js";
import { zone } from "./moments.js";
import "./overview.js";
import { Part } from "./part.js";
import { failedNote, staleNote } from "./stale.js";
import "./time-axis.js";
import "./verdicts.js";
import { visitHead } from "./visit-head.js";
import { marksInOrder, storyOf } from "./visit-story.js";
import { Watch } from "./watch.js";

const KEYS = [
  [["←", "→"], "pan"],
  [["+", "−"], "zoom"],
  [["k"], "knock"],
  [["0"], "whole"],
  [["a"], "all"],
  [["n", "p"], "marks"],
  [["Enter"], "evidence"],
  [["Esc"], "escape"],
  [["u"], "list"],
  [["?"], "help"],
];

class VisitPage extends Part {
  static properties = { mark: { state: true } };
  #id = decodeURIComponent(location.pathname.split("/").at(-1));
  #visit = new Watch(this);
  #onKey = (event) => this.#key(event);

  connectedCallback() {
    super.connectedCallback();
    this.#visit.follow(`/api/v1/visits/${encodeURIComponent(this.#id)}`);
    document.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#onKey);
    super.disconnectedCallback();
  }

  #key(event) {
    if (!isForPage(event)) {
      return;
    }
    const act = {
      "?": () => this.querySelector("lintel-keys").toggle(),
      u: () => location.assign("/visits"),
      Escape: () => (this.mark = null),
    }[event.key];
    act?.();
  }

  #showEntry(seq) {
    this.mark = { id: `entry:${seq}`, kind: "entry", source: {}, seqs: [seq] };
    this.querySelector(".stage").scrollIntoView({ block: "nearest", behavior: "smooth" });
  }

  updated(changed) {
    if (changed.has("mark") && this.mark && innerWidth < 1100) {
      this.querySelector(".side h2")?.focus({ preventScroll: true });
    }
  }

  render() {
    document.title = `${this.#id} · Lintel`;
    const visit = this.#visit.value;
    if (!visit) {
      return this.#visit.failure ? this.#failed() : skeleton();
    }
    const story = storyOf(visit);
    return html`<main class="visit">
      ${staleNote(this.#visit.failure, this.#visit.knownAt)}
      ${visit.unjudged ? html`<p class="stale unjudged" role="status">${t("visit.unjudged", { seq: visit.unjudged.since_seq })}</p>` : nothing}
      <header>${visitHead(visit, story)}</header>
      <a class="skip" href="#verdicts">${t("app.skip")}</a>
      <div class="stage" @pick=${(e) => (this.mark = e.detail)} @close=${() => (this.mark = null)}>
        <section class="axis-card">${story ? this.#axis(story) : nothingYet()}</section>
        <section class="side ${this.mark ? "open" : ""}" aria-label=${t("evidence.title")}>
          <lintel-evidence .mark=${this.mark ?? null} .verdict=${visit.upcoming ? null : (visit.headline ?? null)} .story=${story}></lintel-evidence></section>
      </div>
      <div id="verdicts" tabindex="-1" @entry=${(e) => this.#showEntry(e.detail)}>
        <lintel-verdicts .verdicts=${visit.upcoming ? [] : (visit.verdicts ?? [])} ?upcoming=${visit.upcoming}></lintel-verdicts>
        <lintel-links .links=${visit.links ?? []}></lintel-links>
      </div>
      <p class="zone">${t("app.zone", { zone })} · ${t("visit.refreshes")}</p>
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }

  #axis(story) {
    return html`<lintel-axis .story=${story} .picked=${this.mark?.id}></lintel-axis>
      <ul class="legend">
        <li class="soft-end">${t("axis.softEnds")}</li><li class="knock-band">${t("axis.knockBand")}</li>
        <li class="hatched">${t("axis.hatched")}</li><li class="outlined">${t("axis.outlined")}</li>
        ${story.crews.some((crew) => crew.files.length > 0) ? html`<li class="docked">${t("axis.docked")}</li>` : nothing}
        ${marksInOrder(story).some((mark) => mark.source?.unproven) ? html`<li class="unproven-sign">${t("axis.unproven")}</li>` : nothing}</ul>`;
  }

  #failed() {
    const { failure } = this.#visit;
    return html`<main class="visit"><p class="crumbs"><a href="/visits">${t("visit.back")}</a></p>
      ${failure.status === 404
        ? html`<div class="empty" role="status"><h1>${t("visit.notFoundTitle", { id: this.#id })}</h1>
            <p>${t("visit.notFoundHow")}</p></div>`
        : failedNote(failure, true)}</main>`;
  }
}
customElements.define("lintel-visit", VisitPage);

function nothingYet() {
  return html`<div class="empty"><h2>${t("visit.nothingTitle")}</h2><p>${t("visit.nothingHow")}</p></div>`;
}

function skeleton() {
  return html`<main class="visit" aria-busy="true"><p class="crumbs"><span class="bone short"></span></p>
    <div class="headline"><span class="bone long"></span></div><div class="who"><span class="bone"></span></div>
    <div class="stage"><section class="axis-card"><div class="axis-room"></div></section><div class="side"></div></div></main>`;
}
