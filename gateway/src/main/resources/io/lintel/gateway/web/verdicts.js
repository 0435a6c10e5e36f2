// The verdicts below the axis: by group, worst first, each one line that opens to clause, limits,
// evidence and what was said before.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { documentOf, findingPath, ruleWord, stateMark } from "./finding-words.js";
import { either, named, t } from "./language.js";
import { clock, duration } from "./moments.js";
import { badge, isApart, shape, worstFirst } from "./outcome.js";
import { Part } from "./part.js";
import { unprovenMark } from "./proof-mark.js";

/** Rule names begin with their group. */
const GROUPS = ["REC", "APT", "RSP", "DOR", "WRK", "MTR"];

class Verdicts extends Part {
  static properties = { verdicts: { attribute: false }, upcoming: { type: Boolean } };

  render() {
    return html`<h2>${t("verdicts.title")}</h2>
      ${this.verdicts.length === 0 ? html`<p class="hint">${t(this.upcoming ? "verdicts.upcoming" : "verdicts.none")}</p>` : nothing}
      ${repeat(grouped(this.verdicts), (g) => g.name, (g) => html`<section class="group">
        <h3>${t(`group.${g.name}`)}</h3>
        ${repeat(g.verdicts, (v) => `${v.rule} ${v.technician}`, (v) => this.#line(v))}
      </section>`)}`;
  }

  #line(verdict) {
    return html`<details class="verdict" data-rule=${verdict.rule} data-outcome=${verdict.outcome}>
      <summary>${badge(verdict.outcome, isApart(verdict))}
        <span class="rule" title=${ruleWord(verdict.rule)}>${verdict.rule}</span>
        <span class="who">${verdict.technician ?? t("verdicts.wholeVisit")}</span>
        <span class="because">${unprovenMark(verdict)} ${either(verdict.because, verdict.because_zh)}</span>
        <span class="late num">${brief(verdict)}</span>
        <span class="stands">${verdict.finding_state ? stateMark(verdict.finding_state) : nothing}</span></summary>
      <dl class="facts">
        ${verdict.beside ? fact(t("verdicts.beside"), html`<span class="num">${happened(verdict.beside)}</span>`) : nothing}
        ${verdict.told_with ? fact(t("verdicts.toldWith"), t("verdicts.toldWithHow", { rule: verdict.told_with })) : nothing}
        ${verdict.clause ? fact(t("verdicts.clause"), clause(verdict.clause)) : nothing}
        ${fact(t("verdicts.limits"), limits(verdict))}
        ${verdict.cause ? fact(t("verdicts.cause"), t(`cause.${verdict.cause}`)) : nothing}
        ${verdict.finding ? fact(t("verdicts.finding"), finding(verdict)) : nothing}
        ${fact(t("verdicts.policy"), html`<span class="mono">${verdict.policy}</span>`)}
        ${fact(t("verdicts.evidence"), this.#evidence(verdict.evidence ?? []))}
        ${verdict.superseded?.length ? fact(t("verdicts.history"), this.#history(verdict.superseded)) : nothing}
      </dl>
    </details>`;
  }

  #evidence(seqs) {
    return seqs.length === 0
      ? t("verdicts.noEvidence")
      : seqs.map((seq) => this.#entry(seq));
  }

  #entry(seq) {
    return html`<button class="seq num" @click=${() => this.tell("entry", seq)}>#${seq}</button>`;
  }

  /** What was said before, the latest first, each with the entry that changed it. */
  #history(superseded) {
    const latestFirst = [...superseded].sort((a, b) => (b.replaced_by_seq ?? 0) - (a.replaced_by_seq ?? 0));
    return html`<ol class="history">${latestFirst.map((old) => html`<li>
      ${shape(old.outcome)} <strong>${named("outcome", old.outcome)}</strong> ${unprovenMark(old)} <span class="said">${either(old.because, old.because_zh)}</span>
      <span class="soft">${brief(old)} ${old.policy ? html`<span class="mono">${old.policy}</span>` : nothing}</span>
      <span class="changed">${t("verdicts.changedBy")} ${old.replaced_by_seq ? this.#entry(old.replaced_by_seq) : "–"}</span></li>`)}</ol>`;
  }
}
customElements.define("lintel-verdicts", Verdicts);

function grouped(verdicts) {
  const sorted = [...verdicts].sort(worstFirst);
  const names = [...new Set(sorted.map(groupOf))];
  return names.map((name) => ({ name, verdicts: sorted.filter((v) => groupOf(v) === name) }));
}

function groupOf(verdict) {
  const prefix = verdict.rule.split("-")[0];
  return GROUPS.includes(prefix) ? prefix : "other";
}

/** When that was which it is about: a moment, or the time in which it can have been. */
function happened({ lo, estimate, hi }) {
  return clock(lo) === clock(hi) ? clock(estimate) : `${clock(lo)}–${clock(hi)}`;
}

function fact(name, value) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function clause({ zh, en, document }) {
  return html`<span lang="zh-CN">${zh}</span><br /><span class="soft" lang="en">${en}</span><br />
    <span class="soft document">${documentOf(document)}</span>`;
}

function lateness(verdict) {
  const late = verdict.late_by_s;
  if (late === null || late === undefined) {
    return "";
  }
  if (Math.abs(late) < 0.05) {
    return t("verdicts.onTheDot");
  }
  return t(late > 0 ? "verdicts.lateBy" : "verdicts.earlyBy", { time: duration(late) });
}

/** How late, and what caused it, in the fewest words. */
function brief(verdict) {
  const cause = verdict.cause ? t(`causeBrief.${verdict.cause}`) : "";
  return [lateness(verdict), cause].filter(Boolean).join(" · ");
}

function finding({ finding: id, finding_state: state }) {
  return html`<a href=${findingPath(id)}>${id}</a> ${state ? stateMark(state) : nothing}`;
}

function limits(verdict) {
  const sure = t(verdict.certain ? "verdicts.certain" : "verdicts.notCertain");
  const late = lateness(verdict);
  if (!["PASS", "FAIL"].includes(verdict.outcome)) {
    return late ? t("verdicts.lateness", { late, uncertainty: duration(verdict.uncertainty_s) }) : "–";
  }
  return late
    ? html`${t("verdicts.lateness", { late, uncertainty: duration(verdict.uncertainty_s) })}<br /><span class="soft">${sure}</span>`
    : sure;
}
