// Everybody's whole day: asked for again when the day is planned anew.
import { ask } from "./control.js";
import { Live } from "./live.js";

export class Rounds {
  whole = null;
  #host;
  #live;
  #plan = null;

  constructor(host) {
    this.#host = host;
    this.#live = new Live(host, "state", "people", "visits");
    host.addController(this);
  }

  hostUpdate() {
    const plan = this.#live.of("state")?.plan;
    if (plan !== undefined && plan !== this.#plan) {
      this.#plan = plan;
      this.#look();
    }
  }

  async #look() {
    const whole = await ask("/people").catch(() => null);
    this.whole = whole ?? this.whole;
    this.#host.requestUpdate();
  }

  get state() {
    return this.#live.of("state");
  }

  /** Where everybody is now, each with the round. */
  get people() {
    const now = new Map((this.#live.of("people")?.items ?? []).map((p) => [p.technician, p]));
    return (this.whole?.items ?? []).map((p) => ({ ...p, ...now.get(p.technician) }));
  }

  /** How far truth and verdict agree, by visit, as far as it is known. */
  get agreement() {
    return new Map((this.#live.of("visits")?.items ?? []).map((v) => [v.id, v.agreement]));
  }
}
