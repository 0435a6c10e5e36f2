// What every component of ours shares: it renders into the document itself, so that plain style
// sheets reach it, and renders again when the reader changes the language.
import { LitElement } from "lit";

export class Part extends LitElement {
  #again = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("language", this.#again);
  }

  disconnectedCallback() {
    window.removeEventListener("language", this.#again);
    super.disconnectedCallback();
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
