// The town, simply: streets by name, doors as dots, people where they are.
import { html, svg } from "lit";
import { t } from "./language.js";

const WIDTH = 600;
const HEIGHT = 220;
const EDGE = 24;
const NAME_WIDTH = 76;
const NAME_HEIGHT = 20;

export function townMap(whole, people, chosen) {
  if (!whole) {
    return html`<svg class="town" viewBox="0 0 ${WIDTH} ${HEIGHT}"></svg>`;
  }
  const put = projection(whole);
  const doors = whole.items.flatMap((p) => p.round);
  const [dx, dy] = put(whole.depot);
  return html`<svg class="town" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${t("people.map")}>
    ${doors.map((d) => { const [x, y] = put(d.position); return svg`<circle class="door" cx=${x} cy=${y} r="3"></circle>`; })}
    ${legible(whole.streets.map((s) => ({ name: s.name, at: put(s.at) }))).map(
      ({ name, at: [x, y] }) => svg`<text class="street" x=${x} y=${y - 8}>${name}</text>`)}
    <path class="depot" d="M${dx - 5} ${dy + 5}v-6l5-5 5 5v6z"><title>${t("people.depot")}</title></path>
    ${people.map((p) => person(p, within(put(p.position)), p.technician === chosen))}
  </svg>`;
}

/** Names that would cover an earlier one are left out. */
function legible(streets) {
  const kept = [];
  for (const street of streets) {
    const covers = kept.some((k) => Math.abs(k.at[0] - street.at[0]) < NAME_WIDTH && Math.abs(k.at[1] - street.at[1]) < NAME_HEIGHT);
    if (!covers) {
      kept.push(street);
    }
  }
  return kept;
}

/** Who walks past the last door stays in the picture. */
function within([x, y]) {
  return [Math.min(Math.max(x, EDGE / 2), WIDTH - EDGE / 2), Math.min(Math.max(y, EDGE / 2), HEIGHT - EDGE / 2)];
}

function person(p, [x, y], chosen) {
  return svg`<g class="person is-${p.doing} ${chosen ? "chosen" : ""}" transform="translate(${x} ${y})">
    <circle r=${chosen ? 13 : 11}></circle><text y="5">${Number(p.technician.replace(/\D/g, ""))}</text>
    <title>${p.technician} · ${t(`doing.${p.doing}`)}</title></g>`;
}

/** Flat, north up, everything in view with the same scale both ways. */
function projection(whole) {
  const places = [whole.depot, ...whole.streets.map((s) => s.at), ...whole.items.flatMap((p) => p.round.map((r) => r.position))];
  const squeeze = Math.cos((whole.depot.lat * Math.PI) / 180);
  const xs = places.map((p) => p.lon * squeeze);
  const ys = places.map((p) => p.lat);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((WIDTH - 2 * EDGE) / (right - left || 1e-9), (HEIGHT - 2 * EDGE) / (high - low || 1e-9));
  const padX = (WIDTH - (right - left) * scale) / 2;
  const padY = (HEIGHT - (high - low) * scale) / 2;
  const round = (value) => Math.round(value * 10) / 10;
  return ({ lat, lon }) => [round(padX + (lon * squeeze - left) * scale), round(padY + (high - lat) * scale)];
}
