// What was said about a finding, in the order of the journal: the technician's answers and the
// decisions, each with the entry that holds it.
import { html, nothing } from "lit";
import { heading } from "./finding-words.js";
import { named, t } from "./language.js";
import { clock, dayKey, namedDay } from "./moments.js";

export function historyOf(finding, level, shown, show) {
  const said = [
    ...(finding.answers ?? []).map((a) => ({ ...a, what: "answer" })),
    ...(finding.decisions ?? []).map((d) => ({ ...d, what: "decision" })),
  ].sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity));
  return html`<section class="said-before">${heading(level, t("findings.history"))}
    ${said.length === 0
      ? html`<p class="hint">${t("findings.nothingSaid")}</p>`
      : html`<ol>${said.map((entry) => html`<li class="by-${entry.what}">${line(entry)}${moment(entry, shown, show)}</li>`)}</ol>`}
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

function moment({ at, seq }, shown, show) {
  return html`<p class="soft num">${at ? `${namedDay(dayKey(at))} ${clock(at)}` : t("findings.justNow")}
    ${seq ? html`<button class="seq" aria-expanded=${seq === shown ? "true" : "false"} @click=${() => show(seq)}>#${seq}</button>` : nothing}</p>`;
}
