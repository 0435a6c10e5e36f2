// One finding on a page of its own: to send to somebody, to answer, and on a phone.
import { html, nothing } from "lit";
import "./finding.js";
import { isForPage } from "./header.js";
import { t } from "./language.js";
import { HELP_KEY } from "./list-part.js";
import { zone } from "./moments.js";
import { Part } from "./part.js";
import { failedNote, staleNote } from "./stale.js";
import { Watch } from "./watch.js";

const KEYS = [[["1", "2", "3"], "decide"], [["Ctrl", "Enter"], "record"], [["u"], "list"], HELP_KEY];

class FindingPage extends Part {
  static properties = { said: { state: true } };
  #id = decodeURIComponent(location.pathname.split("/").at(-1));
  #finding = new Watch(this);
  #onKey = (event) => this.#key(event);

  connectedCallback() {
    super.connectedCallback();
    this.#finding.follow(`/api/v1/findings/${encodeURIComponent(this.#id)}`);
    document.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#onKey);
    super.disconnectedCallback();
  }

  #key(event) {
    if (!isForPage(event)) {
      return;
    }
    if (["1", "2", "3"].includes(event.key)) {
      event.preventDefault();
      this.querySelector("lintel-finding")?.choose(Number(event.key) - 1);
    } else if (event.key === "u") {
      location.assign("/findings");
    } else if (event.key === "?") {
      this.querySelector("lintel-keys").toggle();
    }
  }

  /** Ours until the gateway's projection knows as much. */
  #known() {
    const fresh = this.#finding.value;
    const said = (f) => (f?.decisions ?? []).length + (f?.answers ?? []).length;
    return this.said && said(this.said) > said(fresh) ? this.said : fresh;
  }

  render() {
    document.title = `${this.#id} · Lintel`;
    const { failure, value, knownAt } = this.#finding;
    if (!value && failure && failure.status !== 404) {
      return html`<main>${failedNote(failure, true)}</main>`;
    }
    return html`<main class="one-finding">
      <p class="crumbs"><a href="/findings?state=open">${t("findings.back")}</a> <span aria-hidden="true">/</span> <span class="num">${this.#id}</span></p>
      ${value ? staleNote(failure, knownAt) : nothing}
      <lintel-finding .finding=${this.#known()} .missing=${failure?.status === 404}
        @decided=${(e) => (this.said = e.detail.findings[0])}></lintel-finding>
      <p class="zone">${t("app.zone", { zone })}</p>
      <lintel-keys .keys=${KEYS}></lintel-keys>
    </main>`;
  }
}
customElements.define("lintel-finding-page", FindingPage);
