// What the console tells by itself: one stream of events for the whole page. A component takes the
// topics it shows and renders again when one of them has news, at most once a frame.
import { ROOT } from "./control.js";

const TOPICS = ["state", "mishaps", "people", "recorders", "visits"];

const known = {};
const hosts = new Map();
let connected = false;

export class Live {
  #host;
  #topics;

  constructor(host, ...topics) {
    this.#host = host;
    this.#topics = topics;
    host.addController(this);
  }

  hostConnected() {
    hosts.set(this.#host, this.#topics);
  }

  hostDisconnected() {
    hosts.delete(this.#host);
  }

  /** The last that was told of a topic; null before the first. */
  of(topic) {
    return known[topic] ?? null;
  }

  /** Whether what is shown is still being told. */
  get connected() {
    return connected;
  }
}

/** What was just answered need not wait to be told. */
export function learn(topic, value) {
  known[topic] = value;
  news(topic);
}

function news(topic) {
  for (const [host, topics] of hosts) {
    if (topics.includes(topic)) {
      host.requestUpdate();
    }
  }
}

function listen() {
  const source = new EventSource(`${ROOT}/events`);
  for (const topic of TOPICS) {
    source.addEventListener(topic, (event) => {
      connected = true;
      learn(topic, JSON.parse(event.data));
    });
  }
  source.addEventListener("error", () => {
    connected = false;
    news("state");
  });
}

listen();
