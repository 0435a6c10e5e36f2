// All that is linked to the visit in one strip, with a frame around the part that the axis shows.
import { nothing, svg, html } from "lit";
import { Scale } from "./axis-scale.js";
import { everything } from "./axis-window.js";
import { t } from "./language.js";
import { outcomeClass } from "./outcome.js";
import { Part } from "./part.js";

const LINE = 16;
const FRAME_AT_LEAST = 6;

class Overview extends Part {
  static properties = {
    story: { attribute: false },
    window: { attribute: false },
    left: { attribute: false },
    width: { attribute: false },
  };
  #held = null;

  #press(event, scale) {
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = scale.at(event.offsetX);
    const { from, to } = this.window;
    if (at < from || at > to) {
      this.tell("look", at - (from + to) / 2);
    }
    this.#held = event.clientX;
  }

  #drag(event, scale) {
    if (this.#held !== null) {
      this.tell("look", (event.clientX - this.#held) / scale.perMs);
      this.#held = event.clientX;
    }
  }

  render() {
    if (!this.width) {
      return html`<div class="overview-room"></div>`;
    }
    const scale = new Scale(everything(this.story), this.left, this.width - 8);
    const height = this.story.crews.length * LINE + 8;
    const from = scale.x(this.window.from);
    const wide = Math.max(FRAME_AT_LEAST, scale.x(this.window.to) - from);
    return html`<svg class="overview" width=${this.width} height=${height} role="img" aria-label=${t("axis.overview")}
      @pointerdown=${(e) => this.#press(e, scale)} @pointermove=${(e) => this.#drag(e, scale)}
      @pointerup=${() => (this.#held = null)} @pointercancel=${() => (this.#held = null)}>
      <rect class="ground" x=${scale.left} y="0" width=${scale.right - scale.left} height=${height} rx="2"/>
      ${this.story.crews.map((crew, i) => line(crew, scale, 4 + i * LINE))}
      <rect class="frame" x=${from} y="0.5" width=${wide} height=${height - 1} rx="2"/>
    </svg>`;
  }
}
customElements.define("lintel-overview", Overview);

function line(crew, scale, y) {
  const x = (ms) => Math.min(scale.right, Math.max(scale.left, scale.x(ms)));
  const bad = ["FAIL", "UNDECIDED"].includes(crew.verdict?.outcome);
  const { margin, knock } = crew;
  return svg`
    ${crew.recordings.map((r) => svg`<rect class="recording" x=${x(r.time.at)} y=${y + 4} width=${Math.max(1, x(r.until.at) - x(r.time.at))} height="8"/>`)}
    ${crew.recordings.flatMap((r) => r.gaps).filter((g) => g.source.why !== "network_only").map(
      (g) => svg`<rect class="hole" x=${x(g.time.at)} y=${y + 4} width=${Math.max(1, x(g.until.at) - x(g.time.at))} height="8"/>`)}
    ${bad && margin?.late > 0 ? svg`<rect class="late ${outcomeClass(crew.verdict.outcome)}" x=${x(margin.from)} y=${y + 2}
      width=${Math.max(3, x(margin.to) - x(margin.from))} height="12"/>` : nothing}
    ${crew.steps.map((s) => svg`<path class="step" d="M${x(s.time.at)} ${y + 1}v3"/>`)}
    ${crew.events.map((e) => svg`<path class="event" d="M${x(e.time.at)} ${y + 2}l4 6-4 6-4-6z"/>`)}
    ${knock ? svg`<path class="knock" d="M${x(knock.at)} ${y}v16"/>` : nothing}`;
}
