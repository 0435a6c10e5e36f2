// The chart of a recorder's clock: the offset as a band over the day, to scale, with every
// measurement as a mark that opens its evidence.
import { html, nothing, svg } from "lit";
import { textWidth } from "./axis-labels.js";
import { Scale } from "./axis-scale.js";
import { markShape } from "./clock-marks.js";
import { basisWord, offset, range } from "./clock-words.js";
import { t } from "./language.js";
import { clock } from "./moments.js";
import { Part } from "./part.js";

/** Room for what the lines are called, at least. */
const GUTTER = 84;
const RULER = 28;
const PANEL = 200;
const BETWEEN = 24;
const OFFSETS_APART = 40;
const STEPS_S = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];

class ClockChart extends Part {
  static properties = {
    story: { attribute: false },
    picked: { attribute: false },
    width: { state: true },
    whole: { state: true },
  };
  #sized = new ResizeObserver(([entry]) => (this.width = Math.floor(entry.contentRect.width)));

  connectedCallback() {
    super.connectedCallback();
    this.#sized.observe(this);
  }

  disconnectedCallback() {
    this.#sized.disconnect();
    super.disconnectedCallback();
  }

  #pick(event) {
    const id = event.target.closest("[data-mark]")?.dataset.mark;
    if (id) {
      this.tell("pick", this.story.marks.find((mark) => mark.id === id));
    }
  }

  #enter(event) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#pick(event);
    }
  }

  render() {
    if (!this.width) {
      return html`<div class="clock-room"></div>`;
    }
    const { panels } = this.story;
    const gutter = this.#gutter();
    const scale = new Scale(this.story, gutter, Math.max(gutter + 100, this.width - 8));
    const height = RULER + panels.length * PANEL + (panels.length - 1) * BETWEEN;
    const top = (i) => RULER + i * (PANEL + BETWEEN);
    return html`${this.#tools()}<svg class="axis clock" width=${this.width} height=${height} viewBox="0 0 ${this.width} ${height}"
      role="group" aria-label=${t("clock.chart")} @click=${(e) => this.#pick(e)} @keydown=${(e) => this.#enter(e)}>
      ${ruler(scale)}
      ${panels.map((panel, i) => this.#panel(panel, scale, this.#heights(panel, top(i)), i))}
    </svg>`;
  }

  #heights(panel, top) {
    return new Heights(this.whole ? panel.whole : panel.close, top);
  }

  #gutter() {
    const names = this.story.panels.flatMap((panel) => this.#heights(panel, 0).names());
    return Math.max(GUTTER, ...names.map((name) => textWidth(name) + 12));
  }

  /** Only where belief is wider than what was measured, so that there is something to choose. */
  #tools() {
    const differ = this.story.panels.some(({ whole, close }) => whole.lo !== close.lo || whole.hi !== close.hi);
    const choice = (whole, word) => html`<button aria-pressed=${Boolean(this.whole) === whole ? "true" : "false"}
      @click=${() => (this.whole = whole)}>${t(word)}</button>`;
    return differ ? html`<div class="axis-tools">${choice(false, "clock.measured")}${choice(true, "clock.all")}</div>` : nothing;
  }

  #panel(panel, scale, heights, i) {
    const { top, bottom } = heights;
    return svg`<defs><clipPath id="clock-${i}"><rect x=${scale.left} y=${top} width=${scale.right - scale.left} height=${PANEL}/></clipPath></defs>
      <g class="panel" data-per-second=${heights.perSecond}>
        <rect class="ground" x=${scale.left} y=${top} width=${scale.right - scale.left} height=${PANEL}/>
        ${heights.ticks().map((s) => tick(s, scale, heights))}
        <g clip-path="url(#clock-${i})">
          ${this.story.turns.map((turn) => svg`<path class="turn" d="M${scale.x(turn.at)} ${top}V${bottom}"/>`)}
          ${panel.stretches.map((stretch) => band(stretch, scale, heights))}
          ${panel.stretches.flatMap((s) => s.marks).map((mark) => markShape(mark, scale, heights, this.picked))}
        </g>
        ${this.story.turns.map((turn, k) => turnName(turn, this.story.turns[k + 1], scale, top))}
      </g>`;
  }
}
customElements.define("lintel-clock", ClockChart);

/** Seconds of offset to pixels: ahead is up. */
class Heights {
  constructor({ lo, hi }, top) {
    this.lo = lo;
    this.hi = hi;
    this.top = top;
    this.bottom = top + PANEL;
    this.perSecond = PANEL / (hi - lo);
  }

  y(seconds) {
    const y = this.bottom - (seconds - this.lo) * this.perSecond;
    return Math.round(Math.min(this.bottom + PANEL, Math.max(this.top - PANEL, y)) * 100) / 100;
  }

  get step() {
    return STEPS_S.find((s) => s * this.perSecond >= OFFSETS_APART) ?? STEPS_S.at(-1);
  }

  /** Lines closer than a second need tenths to be told apart. */
  name(seconds) {
    return offset(seconds, this.step < 1 ? 1 : 0);
  }

  names() {
    return this.ticks().map((seconds) => this.name(seconds));
  }

  ticks() {
    const { step } = this;
    const first = Math.ceil(this.lo / step);
    const count = Math.max(0, Math.floor(this.hi / step) - first + 1);
    return Array.from({ length: count }, (_, i) => (first + i) * step);
  }
}

function tick(seconds, scale, heights) {
  const y = heights.y(seconds);
  return svg`<path class="grid ${seconds === 0 ? "zero" : ""}" d="M${scale.left} ${y}H${scale.right}"/>
    <text class="tick offset" data-seconds=${seconds} x=${scale.left - 8} y=${y + 4} text-anchor="end">${heights.name(seconds)}</text>`;
}

function ruler(scale) {
  return scale.ticks().map((at) => {
    const x = scale.x(at);
    const whole = x > scale.left + 26 && x < scale.right - 26;
    return whole ? svg`<path class="grid" d="M${x} ${RULER - 6}V${RULER}"/><text class="tick" x=${x} y="16" text-anchor="middle">${clock(at)}</text>` : nothing;
  });
}

/** Pieces of one basis each, so that what was only believed looks other than what was measured. */
function band(stretch, scale, heights) {
  const { points } = stretch;
  const pieces = [];
  for (const [i, point] of points.entries()) {
    if (i === 0 || points[i - 1].basis !== point.basis) {
      pieces.at(-1)?.points.push({ ...points[i - 1], at: point.at });
      pieces.push({ basis: point.basis, points: [] });
    }
    pieces.at(-1).points.push(point);
  }
  return pieces.map((piece) => bandPiece(widened(piece, scale), scale, heights));
}

/** One word alone is a point in time: three pixels make it visible. */
function widened(piece, scale) {
  if (piece.points.length > 1) {
    return piece;
  }
  const [only] = piece.points;
  const half = 1.5 / scale.perMs;
  return { ...piece, points: [{ ...only, at: only.at - half }, { ...only, at: only.at + half }] };
}

function bandPiece({ basis, points }, scale, heights) {
  const at = (p, s) => `${scale.x(p.at)} ${heights.y(s)}`;
  const upper = points.map((p) => at(p, p.hi));
  const lower = points.map((p) => at(p, p.lo)).reverse();
  const middle = points.map((p) => at(p, p.estimate));
  const words = `${basisWord(basis)}: ${range(points.at(-1).lo, points.at(-1).hi)}`;
  return svg`<g class="band is-${basis}"><title>${words}</title>
    <path class="area" d="M${[...upper, ...lower].join("L")}Z"/><path class="estimate-line" d="M${middle.join("L")}"/></g>`;
}

/** Where there is room for it before the next one. */
function turnName({ epoch, at }, next, scale, top) {
  const x = scale.x(at);
  if (x < scale.left - 1 || x > scale.right) {
    return nothing;
  }
  const words = epoch === null ? t("clock.switchedOn") : t("clock.epoch", { epoch });
  if (next && scale.x(next.at) - Math.max(scale.left, x) < textWidth(words) + 12) {
    return nothing;
  }
  const hangsLeft = x + 12 + textWidth(words) > scale.right;
  return svg`<text class="turn-name" x=${hangsLeft ? x - 6 : Math.max(scale.left, x) + 6} y=${top + 16}
    text-anchor=${hangsLeft ? "end" : "start"}>${words}</text>`;
}
