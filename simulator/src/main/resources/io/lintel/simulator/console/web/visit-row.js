// One visit: for each rule what was true, what the gateway says, and whether the two agree.
import { html, nothing } from "lit";
import { named, t } from "./language.js";
import { clock, seconds } from "./moments.js";
import { shape } from "./outcome.js";

export function visitRow(visit, state, open, toggle) {
  const spoken = visit.rules.filter((r) => open || r.agreement !== "silent");
  return html`<li class="visit a-${visit.agreement}" data-visit=${visit.id} data-agreement=${visit.agreement}>
    <div class="card"><button class="head" aria-expanded=${open} @click=${toggle}>
      <span class="num">${clock(visit.knock ?? visit.arrived, state?.zone)}</span>
      <b>${visit.id}</b> <span>${(visit.technicians ?? [visit.technician]).join(" ")}</span>
      <span class="soft kind">${named("kind", visit.kind)}</span>
      <span class="word">${visit.state === "under_way" ? t("truth.underWay") : t(`agreement.${visit.agreement}`)}</span>
    </button>${atGateway(visit, state)}</div>
    ${open || visit.agreement !== "agrees"
      ? html`<ul class="rules">${spoken.map(ruleRow)}</ul>`
      : html`<p class="rules brief">${spoken.map(({ rule, truth }) => html`<span>${shape(truth.violated ? "FAIL" : "PASS")} ${rule}</span>`)}</p>`}
    ${open ? details(visit, state) : nothing}
  </li>`;
}

/** What the gateway shows of it, in the gateway's own window. */
function atGateway(visit, state) {
  const words = t("truth.atGateway", { visit: visit.id });
  return state?.gateway
    ? html`<a class="at-gateway" href=${`${state.gateway}/visits/${encodeURIComponent(visit.id)}`} target="lintel-gateway"
        rel="noopener" title=${words} aria-label=${words}>↗</a>`
    : nothing;
}

function ruleRow({ rule, truth, verdict, agreement, technician }) {
  return html`<li class="rule a-${agreement}" data-rule=${rule}>
    <b>${rule}${technician ? html` <span class="soft">${technician}</span>` : nothing}</b>
    <span class="was">${shape(truth.violated ? "FAIL" : "PASS", t(truth.violated ? "truth.violated" : "truth.kept"))}
      ${t(truth.violated ? "truth.violated" : "truth.kept")} ${measure(rule, truth.by_s)}</span>
    <span class="says">${shape(verdict?.outcome)} ${verdict ? t(`outcome.${verdict.outcome}`) : t(agreement === "silent" ? "truth.silent" : "outcome.none")}
      ${verdict?.late_by_s === undefined ? nothing : html`<span class="soft num">${seconds(verdict.late_by_s)} ± ${seconds(verdict.uncertainty_s)}</span>`}</span>
  </li>`;
}

function measure(rule, by) {
  if (by === undefined || (rule !== "REC-1" && by === 0)) {
    return nothing;
  }
  const word = rule !== "REC-1" ? "truth.gap" : by > 0 ? "truth.late" : "truth.early";
  return html`<span class="soft num">${t(word, { by: seconds(Math.abs(by)) })}</span>`;
}

function details(visit, state) {
  const times = ["arrived", "knock", "entered", "ended"].filter((name) => visit[name]);
  return html`<div class="details">
    <p>${visit.address ?? nothing} <span class="soft">· ${visit.recorder}</span></p>
    <p class="soft num">${times.map((name) => `${t(`truth.${name}`)}\u00a0${clock(visit[name], state?.zone)}`).join(" · ")}</p>
    <p>${visit.mishaps.length === 0 ? html`<span class="soft">${t("truth.nothingWrong")}</span>`
      : visit.mishaps.map((m) => html`<span class="tag">${m}</span> `)}</p>
  </div>`;
}
