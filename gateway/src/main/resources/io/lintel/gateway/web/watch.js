// Keeps one address of the gateway fresh for a component. Nothing is rendered again unless the
// answer changed, and a refresh that fails leaves on the page what was known.
import { ask } from "./gateway.js";

/** Time between two looks, while somebody looks. */
const EVERY_MS = 4_000;

export class Watch {
  value = null;
  failure = null;
  knownAt = null;
  #host;
  #path;
  #text = null;
  #timer = null;
  #round = 0;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Starts over with another address. The old answer stays in view until the new one is here, or is
   * not to be had: under another filter or day it would be taken for an answer to that.
   */
  follow(path) {
    if (path !== this.#path) {
      this.#path = path;
      this.#text = null;
      this.#look();
    }
  }

  hostConnected() {
    document.addEventListener("visibilitychange", this.#woken);
  }

  hostDisconnected() {
    document.removeEventListener("visibilitychange", this.#woken);
    clearTimeout(this.#timer);
  }

  #woken = () => {
    if (!document.hidden && this.#path) {
      this.#look();
    }
  };

  async #look() {
    clearTimeout(this.#timer);
    const round = ++this.#round;
    const outcome = await ask(this.#path).catch((failure) => ({ failure }));
    if (round !== this.#round) {
      return;
    }
    this.#take(outcome);
    // What was asked for wrongly is as wrong the next time.
    if (!document.hidden && this.failure?.status !== 400) {
      this.#timer = setTimeout(() => this.#look(), EVERY_MS);
    }
  }

  #take({ text, body, failure = null }) {
    const isOfOther = failure !== null && this.#text === null && this.value !== null;
    const news =
      isOfOther || failure?.message !== this.failure?.message || (!failure && text !== this.#text);
    this.failure = failure;
    if (isOfOther) {
      this.value = null;
    }
    if (!failure) {
      this.knownAt = Date.now();
      this.#text = text;
      this.value = news ? body : this.value;
    }
    if (news) {
      this.#host.requestUpdate();
    }
  }
}
