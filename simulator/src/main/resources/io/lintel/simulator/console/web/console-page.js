// The testers' console: lines, actors, and truth beside the gateway's verdict.
import { html } from "lit";
import "./actor-column.js";
import "./call-bar.js";
import "./clock-strip.js";
import "./console-header.js";
import { t } from "./language.js";
import "./line-column.js";
import { Part } from "./part.js";
import "./truth-column.js";

class ConsolePage extends Part {
  render() {
    document.title = `${t("app.console")} · Lintel`;
    return html`<lintel-console-header page="console"></lintel-console-header>
      <lintel-clock></lintel-clock>
      <main class="columns">
        <h1 class="unseen">${t("app.console")}</h1>
        <lintel-lines class="column"></lintel-lines>
        <lintel-actors class="column"></lintel-actors>
        <lintel-truth class="column"></lintel-truth>
      </main>
      <lintel-calls></lintel-calls>`;
  }
}
customElements.define("lintel-console", ConsolePage);
