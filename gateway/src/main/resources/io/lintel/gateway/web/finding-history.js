// What was said about a finding, in the order of the journal: the technician's answers and the
// decisions, each with the entry that holds it.
import { html, nothing } from "lit";
import { named, t } from "./language.js";
import { clock, dayKey, namedDay } from "./moments.js";

export function historyOf(finding, show) {
  const said = [
    ...(finding.answers ?? []).map((a) => ({ ...a, what: "answer" })),
    ...(finding.decisions ?? []).map((d) => ({ ...d, what: "decision" })),
  ].sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity));
  return html`<section class="said-before"><h3>${t("findings.history")}</h3>
    ${said.length === 0
      ? html`<p class="hint">${t("findings.nothingSaid")}</p>`
      : html`<ol>${said.map((entry) => html`<li class="by-${entry.what}">${line(entry)}${moment(entry, show)}</li>`)}</ol>`}
  </section>`;
}

function line(entry) {
  if (entry.what === "answer") {
    return html`<p><strong>${t("findings.answered", { technician: entry.technician })}</strong></p><q>${entry.text}</q>`;
  }
  const by = entry.by ? t("findings.by", { by: entry.by }) : nothing;
  return html`<p><strong>${named("findingState", entry.decision)}</strong> ${by}</p><q>${entry.reason}</q>
    ${entry.on_earlier_evidence ? html`<p class="note">${t("findings.earlierEvidence")}</p>` : nothing}`;
}

function moment({ at, seq }, show) {
  return html`<p class="soft num">${at ? `${namedDay(dayKey(at))} ${clock(at)}` : t("findings.justNow")}
    ${seq ? html`<button class="seq" @click=${() => show(seq)}>#${seq}</button>` : nothing}</p>`;
}
