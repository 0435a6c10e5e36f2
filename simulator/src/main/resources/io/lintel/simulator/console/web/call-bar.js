// The bar below: the HTTP call of the button in hand, or of the one last pressed, to copy.
import { html, nothing } from "lit";
import { copy } from "./act.js";
import { call, curl } from "./control.js";
import { t } from "./language.js";
import { Part } from "./part.js";

class CallBar extends Part {
  static properties = { told: { state: true } };
  #hear = (event) => (this.told = event.detail);

  constructor() {
    super();
    this.told = { act: call("GET", "/state"), state: "shown", why: "" };
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("call", this.#hear);
  }

  disconnectedCallback() {
    window.removeEventListener("call", this.#hear);
    super.disconnectedCallback();
  }

  render() {
    const { act, state, why } = this.told;
    return html`<footer class="calls">
      <span class="state is-${state}" role="status">${t(`call.${state}`)}</span>
      <code>${curl(act)}</code>
      ${why ? html`<span class="why" title=${why}>${why}</span>` : nothing}
      <span class="spring"></span>
      <button @click=${() => copy(act)}>${t("call.copy")}</button>
      <a href="/openapi.yaml">${t("call.all")}</a>
    </footer>`;
  }
}
customElements.define("lintel-calls", CallBar);
