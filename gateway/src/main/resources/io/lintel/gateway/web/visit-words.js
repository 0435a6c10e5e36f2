// How a visit as a whole is spoken of: by the verdict that matters, or while it is still to come by
// when that is.
import { html } from "lit";
import { either, t } from "./language.js";
import { clock, clockOn, instant } from "./moments.js";
import { badge, bareShape } from "./outcome.js";

/** A visit that is still to come has no outcome that says anything. */
export function visitBadge(visit) {
  return visit.upcoming
    ? html`<span class="badge is-none">${bareShape(null)}<span>${t("outcome.upcoming")}</span></span>`
    : badge(visit.outcome);
}

/** The sentence that matters, or `otherwise` where nothing is said. */
export function visitSentence(visit, otherwise) {
  if (visit.upcoming) {
    return expected(visit);
  }
  const { headline } = visit;
  return headline ? either(headline.because, headline.because_zh) : otherwise;
}

function expected({ appointment, day }) {
  const { from, to } = appointment ?? {};
  return instant(from) === null
    ? t("visits.expected")
    : t("visits.upcoming", { from: clockOn(from, day), to: clock(to) });
}
