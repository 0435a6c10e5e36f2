// Who can misbehave: people, recorders, meters, networks; and how.
import { html } from "lit";
import { t } from "./language.js";
import "./meter-list.js";
import "./mishap-panel.js";
import { Part } from "./part.js";
import "./people-list.js";
import "./recorder-list.js";

/** For each tab, which groups of the catalogue befall what it lists. */
const TABS = {
  people: ["handling", "phone", "metering"],
  recorders: ["recorder", "docking"],
  meters: ["metering"],
  network: ["network"],
};

class ActorColumn extends Part {
  static properties = { tab: { state: true }, chosen: { state: true } };

  constructor() {
    super();
    this.tab = "people";
    this.chosen = "";
  }

  render() {
    return html`<h2>${t("actors.title")}</h2>
      <div class="tabs" role="tablist">${Object.keys(TABS).map((name) => html`<button role="tab" data-tab=${name}
        aria-selected=${name === this.tab} @click=${() => this.#turn(name)}>${t(`actors.${name}`)}</button>`)}</div>
      <div class="list" @choose=${(e) => (this.chosen = e.detail === this.chosen ? "" : e.detail)}>${this.#list()}</div>
      <lintel-mishaps .groups=${TABS[this.tab]} .on=${this.chosen}></lintel-mishaps>`;
  }

  #turn(name) {
    this.tab = name;
    this.chosen = "";
  }

  #list() {
    switch (this.tab) {
      case "people":
        return html`<lintel-people .chosen=${this.chosen}></lintel-people>`;
      case "recorders":
        return html`<lintel-recorders .chosen=${this.chosen}></lintel-recorders>`;
      case "meters":
        return html`<lintel-meters .chosen=${this.chosen}></lintel-meters>`;
      default:
        return html`<p class="hint">${t("actors.networkHint")}</p>`;
    }
  }
}
customElements.define("lintel-actors", ActorColumn);
