// The score of the day: what matters in one sentence, what is not as expected, then the tables.
import { html, nothing } from "lit";
import "./console-header.js";
import { either, t } from "./language.js";
import { Part } from "./part.js";
import { mishaps, plainMatcher, rules } from "./score-tables.js";

const SCORE = "/control/v1/score";
const CATALOGUE = "/control/v1/catalogue";
const ASK_AGAIN_MS = 5_000;

class ScorePage extends Part {
  static properties = {
    score: { state: true },
    waiting: { state: true },
    says: { state: true },
  };
  #timer = null;

  connectedCallback() {
    super.connectedCallback();
    this.says = new Map();
    this.#ask();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  async #ask() {
    try {
      const answer = await fetch(SCORE);
      const body = await answer.json();
      if (answer.ok) {
        this.score = body;
        this.waiting = null;
        await this.#learnNames();
      } else {
        this.waiting = body.detail ?? t("score.waiting");
      }
    } catch {
      this.waiting = t("score.noAnswer");
    }
    this.#timer = setTimeout(() => this.#ask(), ASK_AGAIN_MS);
  }

  /** What each kind of mishap is, once. */
  async #learnNames() {
    if (this.says.size > 0) {
      return;
    }
    const answer = await fetch(CATALOGUE);
    const { items } = answer.ok ? await answer.json() : { items: [] };
    this.says = new Map(items.map((kind) => [kind.name, kind.says]));
  }

  render() {
    document.title = `${t("score.title")} · Lintel`;
    return html`<lintel-console-header page="score"></lintel-console-header><main class="score">
      ${this.score ? this.#day(this.score) : html`<div class="empty"><h1>${t("score.title")}</h1>
        <p role="status">${this.waiting ?? t("score.waiting")}</p></div>`}
    </main>`;
  }

  #day(score) {
    const named = (name) => {
      const words = this.says.get(name);
      return words ? either(words.en, words.zh) : "";
    };
    return html`
      ${this.waiting ? html`<p class="stale">${this.waiting}</p>` : nothing}
      <p class="where">${t("score.of", { scenario: score.scenario, seed: score.seed })}</p>
      <h1>${headline(score)}</h1>
      ${expectations(score.expectations)}
      <h2>${t("score.rules")}</h2>${rules(score.verdicts)}
      ${score.silent_rules.length
        ? html`<p class="hint">${t("score.silentRules", { rules: score.silent_rules.join(", ") })}</p>`
        : nothing}
      <h2>${t("score.mishaps")}</h2><p class="hint">${t("score.mishapsHint")}</p>
      ${mishaps(score.by_mishap, named)}
      <h2>${t("score.plain")}</h2><p class="hint">${t("score.plainHint")}</p>${plainMatcher(score)}
      <h2>${t("score.metering")}</h2>${metering(score)}`;
  }
}
customElements.define("lintel-score", ScorePage);

function headline(score) {
  const accused = score.false_accusations
    ? t("score.accused", { n: score.false_accusations })
    : t("score.nobodyAccused");
  const { breaches, missed } = score.over_60s;
  return accused + t("score.missed", { missed, breaches });
}

/** What is outside stands first; what is inside is one line until it is opened. */
function expectations(all) {
  const outside = all.filter((each) => !each.within);
  const inside = all.filter((each) => each.within);
  return html`<section class="expectations">
    ${outside.map((each) => html`<p class="outside is-fail">✕ ${expected(each)}</p>`)}
    <details><summary class=${outside.length ? "" : "is-pass"}>
      ${outside.length ? "" : "✓ "}${t("score.inside", { n: inside.length, all: all.length })}</summary>
      <ul>${inside.map((each) => html`<li>✓ ${expected(each)}</li>`)}</ul>
    </details>
  </section>`;
}

function expected({ figure, found, expected: range, why }) {
  const words = t("score.expected", { found: found || "–", range });
  return html`<code>${figure}</code> ${words} <span class="why">${why}</span>`;
}

function metering({ readings, uploads, slots }) {
  return html`<ul class="metering">
    <li>${t("score.readings", readings)}</li>
    <li>${t("score.uploads", uploads)}</li>
    <li>${t("score.slots", slots)}</li>
  </ul>`;
}
