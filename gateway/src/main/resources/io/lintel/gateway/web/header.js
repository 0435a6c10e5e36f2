// The bar above every page, and the list of keys that `?` opens.
import { html } from "lit";
import { language, speak, t } from "./language.js";
import { Part } from "./part.js";

class Header extends Part {
  render() {
    const other = language() === "zh" ? "en" : "zh";
    return html`<header class="bar">
      <a class="brand" href="/visits"><img src="/assets/mark.svg" alt="" width="20" height="20" />Lintel</a>
      <nav><a href="/visits" aria-current="page">${t("app.visits")}</a></nav>
      <span class="spring"></span>
      <button class="quiet wide" @click=${() => window.dispatchEvent(new Event("keys"))}>
        ${t("app.keys")} <kbd>?</kbd>
      </button>
      <button class="quiet" lang=${other} title=${t("app.languageTitle")} data-language=${other}
        @click=${() => speak(other)}>${t("app.language")}</button>
    </header>`;
  }
}
customElements.define("lintel-header", Header);

class KeysHelp extends Part {
  static properties = { keys: { attribute: false } };
  #toggle = () => this.toggle();

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("keys", this.#toggle);
  }

  disconnectedCallback() {
    window.removeEventListener("keys", this.#toggle);
    super.disconnectedCallback();
  }

  toggle() {
    const dialog = this.querySelector("dialog");
    dialog.open ? dialog.close() : dialog.showModal();
  }

  render() {
    return html`<dialog class="keys" aria-label=${t("keys.title")}>
      <h2>${t("keys.title")}</h2>
      <dl>${(this.keys ?? []).map(
        ([keys, word]) =>
          html`<dt>${keys.map((k) => html`<kbd>${k}</kbd> `)}</dt><dd>${t(`keys.${word}`)}</dd>`,
      )}</dl>
      <form method="dialog"><button>${t("app.close")}</button></form>
    </dialog>`;
  }
}
customElements.define("lintel-keys", KeysHelp);

/** Whether a key press belongs to the page rather than to a field somebody types in. */
export function isForPage(event) {
  return (
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    !event.target.closest("input, select, textarea, dialog")
  );
}
