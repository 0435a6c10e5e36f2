// An index in words: figures of a corrector say of which conditions they are.
import { html } from "lit";
import { named, t } from "./language.js";
import { grouped, UNKNOWN } from "./moments.js";

/** `1 243.1 m³`, and its conditions where it is not a plain meter's own: `184 223.6 m³ (base)`. */
export function volume(source) {
  if (!source?.volume_m3) {
    return UNKNOWN;
  }
  const said = conditions(source);
  return said === null ? `${grouped(source.volume_m3)} m³` : `${grouped(source.volume_m3)} m³ (${named("conditions", said)})`;
}

/** As `volume`, with the unit set apart, and a corrector's dial on hover. */
export function index(reading) {
  if (!reading?.volume_m3) {
    return UNKNOWN;
  }
  const said = conditions(reading);
  const dial = reading.volume_line_m3;
  const title = said === "base" && dial ? t("volume.dial", { volume: grouped(dial) }) : null;
  const unit = said === null ? "m³" : `m³ ${named("conditions", said)}`;
  return html`<span title=${title ?? ""}>${grouped(reading.volume_m3)} <span class="unit">${unit}</span></span>`;
}

function conditions(source) {
  if (source.conditions === "base" || source.volume_base_m3) {
    return "base";
  }
  return source.conditions === "line" && source.typed ? "line" : null;
}
