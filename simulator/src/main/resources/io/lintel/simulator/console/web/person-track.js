// One person's day as a line: visits where they lie in time, in the colour of how truth and verdict
// agree, and the moment it is now.
import { html, svg } from "lit";
import { t } from "./language.js";
import { minute } from "./moments.js";

const WIDTH = 600;
const HEIGHT = 12;

export function personTrack(person, state, agreement) {
  if (!state?.from || !person.round) {
    return html`<svg class="track" viewBox="0 0 ${WIDTH} ${HEIGHT}"></svg>`;
  }
  const from = Date.parse(state.from);
  const x = (at) => ((Date.parse(at) - from) / (Date.parse(state.to) - from)) * WIDTH;
  const now = Math.min(WIDTH, x(state.clock.now));
  return html`<svg class="track" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
    aria-label=${t("people.track", { done: person.done, planned: person.planned })}>
    <rect class="ground" width=${WIDTH} height=${HEIGHT}></rect>
    ${person.round.map((v) => svg`<rect class="stay a-${state.clock.now < v.arrived ? "planned" : (agreement.get(v.id) ?? "open")}"
      x=${x(v.arrived)} y="2" height=${HEIGHT - 4} width=${Math.max(2, x(v.ended) - x(v.arrived))}><title>${v.id} ${minute(v.arrived, state.zone)}–${minute(v.ended, state.zone)}</title></rect>`)}
    <path class="now" d="M${now} 0V${HEIGHT}"></path>
  </svg>`;
}
