// Time and what is on: pause, speed, and starting again with another scenario or seed.
import { html, nothing } from "lit";
import { act } from "./act.js";
import { ask, call } from "./control.js";
import { t } from "./language.js";
import { learn, Live } from "./live.js";
import { clock, date, UNKNOWN } from "./moments.js";
import { Part } from "./part.js";

const SPEEDS = [1, 10, 60, 300, 1000];

class ClockStrip extends Part {
  static properties = { scenarios: { state: true }, wanted: { state: true }, starting: { state: true } };
  #live = new Live(this, "state");

  #play = null;

  constructor() {
    super();
    this.scenarios = [];
    this.wanted = {};
  }

  willUpdate() {
    const play = this.#live.of("state")?.play;
    if (play !== undefined && play !== this.#play) {
      this.#play = play;
      this.#offered();
    }
  }

  async #offered() {
    const list = await ask("/scenarios").catch(() => null);
    this.scenarios = list?.items ?? this.scenarios;
  }

  render() {
    const state = this.#live.of("state");
    const time = state?.clock;
    return html`<section class="strip" aria-label=${t("clock.title")}>
      <div class="now">
        <output class="time num">${clock(time?.now, state?.zone)}</output>
        <span class="soft">${state?.on ? date(state.clock.now, state.zone) : nothing} ${this.#phase(state)}</span>
      </div>
      ${this.#motion(time, state)} ${this.#start(state)} ${progress(state)}
    </section>`;
  }

  #phase(state) {
    if (!state) {
      return UNKNOWN;
    }
    if (!this.#live.connected) {
      return html`<b class="is-undecided word">${t("clock.gone")}</b>`;
    }
    if (!state.on || this.starting) {
      return t("clock.changing");
    }
    return t(state.over ? "clock.over" : state.clock.paused ? "clock.paused" : "clock.running");
  }

  #motion(time, state) {
    const fixed = !time?.changeable;
    const paused = time?.paused;
    const done = (answer) => learn("state", { ...state, clock: answer });
    const speed = this.wanted.speed ?? time?.speed ?? "";
    return html`<div class="motion">
      ${act(t(paused ? "clock.resume" : "clock.pause"), call("POST", `/clock/${paused ? "resume" : "pause"}`, {}), {
        kind: "primary", done, disabled: fixed || state?.over, name: "pause" })}
      <label>${t("clock.speed")}
        <input type="number" name="speed" min="0.01" step="any" list="speeds" .value=${String(speed)} ?disabled=${fixed}
          @input=${(e) => (this.wanted = { ...this.wanted, speed: e.target.value })} /></label>
      <datalist id="speeds">${SPEEDS.map((s) => html`<option value=${s}></option>`)}</datalist>
      ${act(t("clock.setSpeed"), call("POST", "/clock/speed", { speed: Number(speed) }), {
        done: (answer) => { this.wanted = { ...this.wanted, speed: undefined }; done(answer); },
        disabled: fixed, name: "speed" })}
      <span class="soft reached num" title=${t("clock.reachedTitle")}>${t("clock.reached", { n: time?.reached ?? UNKNOWN })}</span>
    </div>`;
  }

  #start(state) {
    const scenario = this.wanted.scenario ?? state?.scenario ?? "";
    const other = this.scenarios.find((s) => s.name === scenario);
    const seed = this.wanted.seed ?? (this.wanted.scenario ? other?.seed : state?.seed) ?? "";
    const body = { scenario, seed: Number(seed) };
    return html`<div class="start">
      <label>${t("start.scenario")}
        <select name="scenario" @change=${(e) => (this.wanted = { ...this.wanted, scenario: e.target.value, seed: undefined })}>
          ${this.scenarios.map((s) => html`<option ?selected=${s.name === scenario} value=${s.name}>${s.name}</option>`)}
        </select></label>
      <label>${t("start.seed")}
        <input type="number" name="seed" step="1" .value=${String(seed)}
          @input=${(e) => (this.wanted = { ...this.wanted, seed: e.target.value })} /></label>
      ${act(t("start.again"), call("POST", "/start", body), {
        begun: () => (this.starting = true), done: (answer) => this.#started(answer), failed: () => (this.starting = false),
        disabled: !state?.on || this.starting, name: "start" })}
    </div>`;
  }

  #started(answer) {
    this.wanted = {};
    this.starting = false;
    learn("state", answer);
  }
}
customElements.define("lintel-clock", ClockStrip);

function progress(state) {
  const { planned = 0, done = 0, under_way: open = 0 } = state?.visits ?? {};
  return html`<div class="progress">
    <span>${state?.on ? t("clock.visits", { done, planned, open }) : UNKNOWN}</span>
    <progress max=${planned || 1} value=${done} aria-label=${t("clock.visitsDone")}></progress>
    <span class="soft num">${t("clock.messages", { n: state?.messages_sent?.toLocaleString("en") ?? UNKNOWN })}</span>
  </div>`;
}
