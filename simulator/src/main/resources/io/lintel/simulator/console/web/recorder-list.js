// Recorders as they really are.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { named, t } from "./language.js";
import { Live } from "./live.js";
import { clock, seconds } from "./moments.js";
import { Part } from "./part.js";

class RecorderList extends Part {
  static properties = { chosen: {} };
  #live = new Live(this, "recorders", "state");

  render() {
    const zone = this.#live.of("state")?.zone;
    const recorders = this.#live.of("recorders")?.items ?? [];
    return html`<ul class="rows">${repeat(recorders, (r) => r.id, (r) => html`<li>
      <button class="row recorder" data-on=${r.id} aria-pressed=${r.id === this.chosen} @click=${() => this.tell("choose", r.id)}>
        <b>${r.id}</b> <span class="soft">${r.technician}</span>
        <span class="lamp is-${state(r)}">${t(`recorder.${state(r)}`)}</span>
        <span class="soft num" title=${t("recorder.clockTitle")}>${clockOff(r.clock_ahead_s)}</span>
        <span class="soft last">${r.last_report ? html`${named("event", r.last_report.type)} ${clock(r.last_report.at, zone)}` : nothing}</span>
        ${r.mishaps.map((m) => html`<span class="tag">${m}</span>`)}
      </button></li>`)}</ul>`;
  }
}
customElements.define("lintel-recorders", RecorderList);

function state(recorder) {
  return recorder.recording ? "recording" : recorder.powered ? "on" : "off";
}

function clockOff(ahead) {
  if (Math.abs(ahead) < 0.05) {
    return t("recorder.clockRight");
  }
  return t(ahead < 0 ? "recorder.clockBehind" : "recorder.clockAhead", { by: seconds(Math.abs(ahead)) });
}
