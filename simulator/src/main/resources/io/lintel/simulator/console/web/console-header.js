// The bar above the console's pages.
import { html } from "lit";
import { act } from "./act.js";
import { call } from "./control.js";
import { language, speak, t } from "./language.js";
import { Part } from "./part.js";

class ConsoleHeader extends Part {
  static properties = { page: {} };

  render() {
    const other = language() === "zh" ? "en" : "zh";
    return html`<header class="bar">
      <a class="brand" href="/"><img src="/assets/mark.svg" alt="" width="20" height="20" />Lintel</a>
      <nav>${this.#link("/", "console")} ${this.#link("/score", "score")}</nav>
      <span class="spring"></span>
      ${act(t("app.gateway"), call("POST", "/sign-in"), { kind: "quiet", done: follow })}
      <button class="quiet" lang=${other} title=${t("app.languageTitle")} data-language=${other}
        @click=${() => speak(other)}>${t("app.language")}</button>
    </header>`;
  }

  #link(href, name) {
    return html`<a href=${href} aria-current=${this.page === name ? "page" : "false"}>${t(`app.${name}`)}</a>`;
  }
}
customElements.define("lintel-console-header", ConsoleHeader);

/** The link signs this browser in, once. */
function follow({ link }) {
  window.open(link, "lintel-gateway");
}
