// One finding: what was found, on what it rests, what the technician says to it, what was decided,
// and the form to decide. Stands beside the queue and on a page of its own.
import { html, nothing } from "lit";
import "./entries.js";
import "./finding-decide.js";
import { historyOf } from "./finding-history.js";
import {
  causeWord, findingBadge, findingPath, heading, kindWord, latenessOf, recorderLink, rulesOf, ruleWord, sentenceOf, stateMark,
  visitLink,
} from "./finding-words.js";
import { t } from "./language.js";
import { clock, namedDay, UNKNOWN } from "./moments.js";
import { outcomeClass } from "./outcome.js";
import { Part } from "./part.js";
import { unprovenMark } from "./proof-mark.js";

class Finding extends Part {
  static properties = {
    finding: { attribute: false },
    missing: { attribute: false },
    beside: { type: Boolean },
    seq: { state: true },
  };

  /** Takes up a decision by its place in the form, for a key. */
  choose(place) {
    this.querySelector("lintel-decide")?.choose(place);
  }

  render() {
    const { finding } = this;
    if (!finding) {
      return this.missing
        ? html`<div class="empty">${this.beside ? html`<h2>${t("findings.unknownTitle")}</h2>` : html`<h1>${t("findings.unknownTitle")}</h1>`}<p>${t("findings.unknownHow")}</p></div>`
        : html`<div aria-busy="true"><span class="bone long"></span></div>`;
    }
    return html`<header class="finding-head ${outcomeClass(finding.outcome)}">
        <div class="finding-line">${findingBadge(finding)} ${stateMark(finding.state)} ${unprovenMark(finding)}
          <span class="spring"></span>
          ${this.beside
            ? html`<a class="num" href=${findingPath(finding.id)} title=${t("findings.ownPage")}>${finding.id}</a>
              <button class="quiet square" title=${t("app.close")} aria-label=${t("app.close")} @click=${() => this.tell("shut")}>✕</button>`
            : nothing}</div>
        ${this.beside ? html`<h2>${sentenceOf(finding)}</h2>` : html`<h1>${sentenceOf(finding)}</h1>`}
      </header>
      ${facts(finding)}
      ${this.#evidence()}
      ${historyOf(finding, this.#level, this.seq, (seq) => this.#show(seq))}
      ${this.#asked()}
      ${finding.state === "gone"
        ? html`<p class="note">${t("findings.gone")}</p>`
        : html`<lintel-decide .findings=${[finding]} .level=${this.#level}></lintel-decide>`}`;
  }

  /** Of the headings under the finding's own. */
  get #level() {
    return this.beside ? 3 : 2;
  }

  #show(seq) {
    this.seq = this.seq === seq ? null : seq;
  }

  /** What it rests on, and the entry that was asked for. */
  #evidence() {
    const { evidence = [], day } = this.finding;
    return html`<section class="rests">${heading(this.#level, t("verdicts.evidence"))}
      ${evidence.length === 0
        ? html`<p class="hint">${t("verdicts.noEvidence")}</p>`
        : html`<lintel-entries .seqs=${evidence} .day=${day}></lintel-entries>`}
    </section>`;
  }

  #asked() {
    return this.seq
      ? html`<lintel-entries .seqs=${[this.seq]} .day=${this.finding.day} .opened=${this.seq}></lintel-entries>`
      : nothing;
  }
}
customElements.define("lintel-finding", Finding);

/** What a finding does not have, as an orphan has no visit, is not there to be read either. */
function facts(finding) {
  const late = latenessOf(finding);
  const { rule, cause } = finding;
  return html`<dl class="facts finding-facts">
    ${finding.visit ? fact("visits.visit", visitLink(finding.visit)) : nothing}
    ${finding.technician ? fact("visits.technician", finding.technician) : nothing}
    ${finding.device ? fact("findings.device", device(finding)) : nothing}
    ${fact("visit.when", html`${finding.day ? namedDay(finding.day) : UNKNOWN} ${clock(finding.at)}`)}
    ${finding.address ? fact("visit.where", finding.address) : nothing}
    ${rule
      ? fact("findings.about", html`${rulesOf(finding)} <span class="soft">${ruleWord(rule)}</span>`)
      : fact("visits.kind", kindWord(finding.kind))}
    ${cause ? fact("verdicts.cause", causeWord(cause)) : nothing}
    ${late ? fact("verdicts.limits", late) : nothing}
    ${finding.policy ? fact("verdicts.policy", html`<span class="mono">${finding.policy}</span>`) : nothing}
  </dl>`;
}

/** A recorder has a page; a meter has none yet. */
function device({ device_kind: kind, device: id, day }) {
  return kind === "recorder" ? recorderLink(id, day) : id;
}

function fact(word, value) {
  return html`<div><dt>${t(word)}</dt><dd class="num">${value}</dd></div>`;
}
