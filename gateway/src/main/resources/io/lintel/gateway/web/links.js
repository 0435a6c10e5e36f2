// What was linked to the visit, with how sure it is, why, and which visit came second.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { entryWord } from "./axis-words.js";
import { named, t } from "./language.js";
import { clock, likely, UNKNOWN } from "./moments.js";
import { Part } from "./part.js";
import { unprovenMark } from "./proof-mark.js";
import { boundsOf } from "./visit-story.js";

const FIRST_ROWS = 12;
/** The column's class, and its heading's words. */
const COLUMNS = [
  ["time", "links.time"],
  ["what", "links.what"],
  ["device", "links.device"],
  ["confidence", "links.confidence"],
  ["reasons", "links.reasons"],
  ["runnerUp", "links.runnerUp"],
  ["entry", "links.entry"],
];

class Links extends Part {
  static properties = { links: { attribute: false }, all: { state: true } };

  render() {
    if (this.links.length === 0) {
      return html`<h2>${t("links.title")}</h2><p class="hint">${t("links.none")}</p>`;
    }
    const least = Math.min(...this.links.map((l) => l.confidence ?? 1));
    // Nearly always nothing comes near: a column of dashes says less than none.
    const columns = COLUMNS.filter(([c]) => c !== "runnerUp" || this.links.some((l) => l.runner_up));
    const shown = this.all ? this.links : this.links.slice(0, FIRST_ROWS);
    return html`<h2>${t("links.title")}</h2>
      <p class="hint">${t("links.summary", { count: this.links.length, confidence: likely(least) })}</p>
      <div class="scroll"><table class="links"><thead><tr>${columns.map(([c, word]) => html`<th class=${c} scope="col">${t(word)}</th>`)}</tr></thead>
      <tbody>${repeat(shown, (l) => l.seq, (l) => this.#row(l, columns.length === COLUMNS.length))}</tbody></table></div>
      ${shown.length < this.links.length
        ? html`<button @click=${() => (this.all = true)}>${t("links.all", { count: this.links.length })}</button>`
        : nothing}`;
  }

  #row(link, rivals) {
    const time = boundsOf(link.time);
    return html`<tr>
      <td class="time num" title=${link.stated ?? ""}>${time ? clock(time.at) : UNKNOWN}</td>
      <td class="what">${entryWord(link)} ${unprovenMark(link)}</td>
      <td class="device">${link.device ?? UNKNOWN}</td>
      <td class="confidence num">${likely(link.confidence)}</td>
      <td class="reasons num" title=${(link.reasons ?? []).map(reason).join("\n")}>${(link.reasons ?? []).map((r) => html`<span>${reason(r)}</span>`)}</td>
      ${rivals ? html`<td class="runnerUp num">${runnerUp(link.runner_up)}</td>` : nothing}
      <td class="entry"><button class="seq num" @click=${() => this.tell("entry", link.seq)}>#${link.seq}</button></td>
    </tr>`;
  }
}
customElements.define("lintel-links", Links);

function reason({ what: name, weight }) {
  const amount = Math.abs(weight).toFixed(1);
  const sign = Number(amount) === 0 ? "" : weight > 0 ? "+" : "−";
  return `${named("reason", name)} ${sign}${amount}`;
}

function runnerUp(second) {
  return second
    ? html`<a href="/visits/${encodeURIComponent(second.visit)}">${second.visit}</a> ${likely(second.confidence)}`
    : UNKNOWN;
}
