// The top of the visit page: one sentence with the verdict that matters, then who, where and when.
import { html, nothing } from "lit";
import { named, t } from "./language.js";
import { clock, clockOn, namedDay, UNKNOWN } from "./moments.js";
import { outcomeClass } from "./outcome.js";
import { unprovenMark } from "./proof-mark.js";
import { visitBadge, visitSentence } from "./visit-words.js";

export function visitHead(visit, story) {
  return html`<p class="crumbs"><a href="/visits">${t("visit.back")}</a> <span aria-hidden="true">/</span>
      <span class="num">${visit.id}</span>
      ${visit.kind ? html`<span class="soft">${named("kind", visit.kind)}</span>` : nothing}</p>
    <div class="headline ${outcomeClass(visit.upcoming ? null : visit.outcome)}">${visitBadge(visit)} ${unprovenMark(visit.upcoming ? null : visit.headline)}
      <h1>${visitSentence(visit, t("visit.notJudged"))}</h1></div>
    ${who(visit, story)}`;
}

function who(visit, story) {
  const recorders = story ? [...new Set(story.crews.flatMap((c) => c.recorders))] : [];
  return html`<dl class="who">
    ${term("visit.technicians", (visit.technicians ?? []).join(", "))}
    ${term("visit.recorder", recorders.join(", "))}
    ${term("visit.when", when(visit))}
    ${term("visit.where", visit.address)}
    ${term("visit.meters", (visit.meters ?? []).join(", "))}
    ${term("visit.appointment", appointment(visit))}
    ${term("visit.customer", visit.customer)}
  </dl>`;
}

function term(word, value) {
  return html`<div><dt>${t(word)}</dt><dd class="num">${value || UNKNOWN}</dd></div>`;
}

function when(visit) {
  const { from, to } = visit.span ?? {};
  const hours = from ? `${clock(from.estimate)}–${clock(to?.estimate)}` : UNKNOWN;
  return visit.day ? `${namedDay(visit.day)} ${hours}` : hours;
}

function appointment(visit) {
  const { from, to } = visit.appointment ?? {};
  if (!from) {
    return UNKNOWN;
  }
  return `${clockOn(from, visit.day)}–${clock(to)}`;
}
