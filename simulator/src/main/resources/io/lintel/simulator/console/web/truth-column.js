// What really happened beside what the gateway says of it: disagreements first.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { how } from "./act.js";
import { call } from "./control.js";
import { t } from "./language.js";
import { Live } from "./live.js";
import { Part } from "./part.js";
import { visitRow } from "./visit-row.js";

const KINDS = ["false_accusation", "missed", "undecided", "open", "agrees"];

class TruthColumn extends Part {
  static properties = { only: { state: true }, open: { state: true } };
  #live = new Live(this, "visits", "state");

  constructor() {
    super();
    this.only = "";
    this.open = null;
  }

  render() {
    const visits = this.#live.of("visits");
    const state = this.#live.of("state");
    const shown = (visits?.items ?? []).filter((v) => !this.only || v.agreement === this.only);
    return html`<h2>${t("truth.title")} ${how(call("GET", this.only ? `/visits?agreement=${this.only}` : "/visits"))}</h2>
      <div class="counts">${KINDS.map((kind) => html`<button class="count a-${kind}" data-count=${kind} aria-pressed=${this.only === kind}
        title=${t(`agreementLong.${kind}`)} @click=${() => (this.only = this.only === kind ? "" : kind)}>
        <b class="num">${visits?.counts[kind] ?? "–"}</b> ${t(`agreement.${kind}`)}</button>`)}</div>
      ${visits && shown.length === 0 ? html`<p class="hint">${t(this.only ? "truth.noneOfKind" : "truth.none")}</p>` : nothing}
      <ul class="visits">
        ${repeat(shown, (v) => v.id, (v) => visitRow(v, state, this.open === v.id,
          () => (this.open = this.open === v.id ? null : v.id)))}
      </ul>`;
  }
}
customElements.define("lintel-truth", TruthColumn);
