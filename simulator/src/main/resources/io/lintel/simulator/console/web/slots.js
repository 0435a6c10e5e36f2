// What the gateway made of the frames of one line: its slots, asked for while somebody looks.
import { ask } from "./control.js";

/** Slots end a moment after the last byte, when the journal has them. */
const ASK_EVERY_MS = 2500;

/** Those of the frames that are kept, of a line full of meters. */
const ASKED = 200;

export class Slots {
  items = [];
  #host;
  #feed;
  #timer = 0;
  #line = null;

  constructor(host, feed) {
    this.#host = host;
    this.#feed = feed;
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(() => this.#look(), ASK_EVERY_MS);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }

  async #look() {
    const line = this.#feed.line;
    if (!line || document.hidden) {
      return;
    }
    const answer = await ask(`/lines/${encodeURIComponent(line)}/slots?limit=${ASKED}`).catch(() => null);
    if (answer && line === this.#feed.line) {
      this.#line = line;
      this.items = answer.items;
      this.#host.requestUpdate();
    }
  }

  /** The slot in which a frame passed; undefined while it has not ended. */
  of(frame) {
    if (this.#line !== this.#feed.line || frame.address === undefined) {
      return undefined;
    }
    const at = Date.parse(frame.at);
    return this.items.findLast((s) => s.address === frame.address && Date.parse(s.due) <= at && at < Date.parse(s.until));
  }
}
