// The time axis of a visit: lanes over one scale, moved by wheel, drag and keys.
import { html, nothing, svg } from "lit";
import { bufferLane, fileBars, powerLane, recordingLane } from "./axis-bars.js";
import { laneNames, layOut, paints, ruler } from "./axis-frame.js";
import { AxisHand } from "./axis-hand.js";
import { bracket, knockBand, lateStretch } from "./axis-margin.js";
import { meterEvents, meterLane, placeLane, recorderEvents, stepLane } from "./axis-points.js";
import { Scale } from "./axis-scale.js";
import { aroundKnock, everything, moved, opening, reachesFarther, whole, zoomed } from "./axis-window.js";
import { isForPage } from "./header.js";
import { t } from "./language.js";
import { Part } from "./part.js";
import { marksInOrder } from "./visit-story.js";

const GUTTER = { wide: 84, narrow: 64 };
const NARROW = 560;
const KEY_PAN = 0.15;
const KEY_ZOOM = 1.5;

class TimeAxis extends Part {
  static properties = {
    story: { attribute: false },
    picked: { attribute: false },
    window: { state: true },
    width: { state: true },
  };
  #held = false;
  #hand = new AxisHand(this);
  #sized = new ResizeObserver(([entry]) => (this.width = Math.floor(entry.contentRect.width)));
  #onKey = (event) => this.#key(event);
  #onWheel = (event) => this.#hand.wheel(event);

  connectedCallback() {
    super.connectedCallback();
    this.#sized.observe(this);
    document.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    this.#sized.disconnect();
    document.removeEventListener("keydown", this.#onKey);
    super.disconnectedCallback();
  }

  /** Follows what arrives until somebody moves the window; from then on it is theirs. */
  willUpdate(changed) {
    if (!this.window || (changed.has("story") && !this.#held)) {
      this.window = opening(this.story);
    }
  }

  #look(window) {
    this.#held = true;
    this.window = window;
  }

  firstUpdated() {
    // Only a listener that says it is not passive may keep the page from scrolling.
    this.addEventListener("wheel", this.#onWheel, { passive: false });
  }

  get #scale() {
    const left = this.width < NARROW ? GUTTER.narrow : GUTTER.wide;
    return new Scale(this.window, left, Math.max(left + 100, this.width - 8));
  }

  pan(pixels) {
    this.#look(moved(this.window, pixels / this.#scale.perMs, everything(this.story)));
  }

  zoom(factor, clientX) {
    const at = this.#scale.at(clientX - this.getBoundingClientRect().left);
    return this.#zoomAt(factor, at);
  }

  #zoomAt(factor, at) {
    const before = this.window;
    this.#look(zoomed(before, factor, at, everything(this.story)));
    return this.window.to - this.window.from !== before.to - before.from;
  }

  #zoomMiddle(factor) {
    this.#zoomAt(factor, (this.window.from + this.window.to) / 2);
  }

  #key(event) {
    if (!isForPage(event)) {
      return;
    }
    const act = {
      ArrowLeft: () => this.pan(-KEY_PAN * this.width),
      ArrowRight: () => this.pan(KEY_PAN * this.width),
      "+": () => this.#zoomMiddle(1 / KEY_ZOOM),
      "=": () => this.#zoomMiddle(1 / KEY_ZOOM),
      "-": () => this.#zoomMiddle(KEY_ZOOM),
      0: () => this.#look(whole(this.story)),
      a: () => this.#look(everything(this.story)),
      k: () => this.#look(aroundKnock(this.story)),
      n: () => this.#toMark(1),
      p: () => this.#toMark(-1),
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  }

  /** Goes to the mark after or before the focused one, and moves the window to it if needed. */
  async #toMark(by) {
    const marks = marksInOrder(this.story);
    const focused = document.activeElement?.closest?.("[data-mark]")?.dataset.mark;
    const at = marks.findIndex((m) => m.id === focused);
    const mark = marks[(at + by + marks.length) % marks.length];
    if (mark && !this.#scale.shows(mark.time.at, mark.time.at)) {
      const middle = (this.window.from + this.window.to) / 2;
      this.#look(moved(this.window, mark.time.at - middle, everything(this.story)));
      await this.updateComplete;
    }
    this.querySelector(`[data-mark="${CSS.escape(mark?.id ?? "")}"]`)?.focus();
  }

  #pick(event) {
    const id = event.target.closest("[data-mark]")?.dataset.mark;
    if (id && !this.#hand.endsDrag()) {
      this.tell("pick", marksInOrder(this.story).find((m) => m.id === id));
    }
  }

  #enter(event) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#pick(event);
    }
  }

  render() {
    return html`<div class="axis-tools">
      <button @click=${() => this.#look(aroundKnock(this.story))}>${t("axis.aroundKnock")}</button>
      <button @click=${() => this.#look(whole(this.story))}>${t("axis.whole")}</button>
      ${reachesFarther(this.story)
        ? html`<button data-look="everything" @click=${() => this.#look(everything(this.story))}>${t("axis.everything")}</button>`
        : nothing}
      <button class="square" title=${t("axis.zoomOut")} aria-label=${t("axis.zoomOut")} @click=${() => this.#zoomMiddle(KEY_ZOOM)}>−</button>
      <button class="square" title=${t("axis.zoomIn")} aria-label=${t("axis.zoomIn")} @click=${() => this.#zoomMiddle(1 / KEY_ZOOM)}>+</button></div>
    <lintel-overview .story=${this.story} .window=${this.window} .left=${this.width < NARROW ? GUTTER.narrow : GUTTER.wide}
      .width=${this.width ?? 0} @look=${(e) => this.#look(moved(this.window, e.detail, everything(this.story)))}></lintel-overview>
    ${this.width ? this.#chart() : html`<div class="axis-room"></div>`}`;
  }

  #chart() {
    const scale = this.#scale;
    const { sets, height } = layOut(this.story.crews);
    return html`<svg class="axis" width=${this.width} height=${height} viewBox="0 0 ${this.width} ${height}"
      role="group" aria-label=${t("axis.label")} @click=${(e) => this.#pick(e)} @keydown=${(e) => this.#enter(e)}
      @pointerdown=${(e) => this.#hand.pressed(e)} @pointermove=${(e) => this.#hand.dragging(e)}
      @pointerup=${(e) => this.#hand.released(e)} @pointercancel=${(e) => this.#hand.released(e)}>
      ${paints(scale, height)}<g clip-path="url(#axis-plot)">${ruler(scale, height)}</g>
      ${sets.map((set) => this.#lanes(set, scale))}
    </svg>`;
  }

  #lanes({ crew, title, first, lanes, bottom }, scale) {
    const drawn = (draw, lane) => draw(crew, scale, lanes[lane].top, lanes[lane].height, this.picked);
    const recorders = crew.recorders.join(", ") || t("axis.noRecorder");
    return svg`${laneNames({ crew, lanes }, this.width)}
      ${title === null ? nothing : svg`<rect class="crew-plate" x="0" y=${title} width=${this.width} height="28"/>
        <text class="crew" x="8" y=${title + 19}>${t("axis.crew", { technician: crew.technician, recorder: recorders })}</text>`}
      <g clip-path="url(#axis-bars)">
        ${knockBand(crew, scale, first, bottom - first, this.picked)}
        ${bracket(crew, scale, lanes.recording.top, lanes.margin.top, lanes.margin.height)}
        ${drawn(recordingLane, "recording")}${drawn(fileBars, "recording")}${drawn(lateStretch, "recording")}
        ${drawn(bufferLane, "buffer")}${drawn(powerLane, "power")}
      </g>
      <g clip-path="url(#axis-plot)">
        ${drawn(stepLane, "steps")}${drawn(placeLane, "place")}${drawn(meterLane, "meter")}
        ${drawn(meterEvents, "meter")}${drawn(recorderEvents, "recording")}
      </g>`;
  }
}
customElements.define("lintel-axis", TimeAxis);
