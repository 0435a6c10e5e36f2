// The frames of one line, as they pass: a stream of its own, of which the last are kept.
import { ROOT } from "./control.js";

/** More than a screen can show; the line's own log holds more. */
const KEPT = 120;

export class BytesFeed {
  frames = [];
  missed = 0;
  #host;
  #line = null;
  #source = null;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#open();
  }

  hostDisconnected() {
    this.#source?.close();
  }

  get line() {
    return this.#line;
  }

  follow(line, anew = false) {
    if (line !== this.#line || anew) {
      this.#line = line;
      this.frames = [];
      this.missed = 0;
      this.#open();
    }
  }

  #open() {
    this.#source?.close();
    if (!this.#line) {
      return;
    }
    this.#source = new EventSource(`${ROOT}/lines/${encodeURIComponent(this.#line)}/bytes`);
    this.#source.addEventListener("frames", (event) => this.#take(JSON.parse(event.data)));
  }

  /** A frame that is still coming in is told again, longer, under the same number. */
  #take({ items, missed }) {
    const numbers = new Set(items.map((frame) => frame.n));
    this.frames = [...this.frames.filter((f) => !numbers.has(f.n)), ...items].slice(-KEPT);
    this.missed = missed;
    this.#host.requestUpdate();
  }
}
