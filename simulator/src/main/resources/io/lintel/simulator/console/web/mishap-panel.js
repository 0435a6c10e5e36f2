// What can go wrong with one thing, or with all of a kind, as switches; each opens to its figures.
import { html, nothing } from "lit";
import { act } from "./act.js";
import { catalogue } from "./catalogue.js";
import { call } from "./control.js";
import { either, t } from "./language.js";
import { learn, Live } from "./live.js";
import { formBody, mishapForm } from "./mishap-form.js";
import { Part } from "./part.js";

class MishapPanel extends Part {
  static properties = {
    groups: { attribute: false },
    on: {},
    kinds: { state: true },
    open: { state: true },
    given: { state: true },
    flaws: { state: true },
  };
  #live = new Live(this, "mishaps", "state");

  constructor() {
    super();
    this.on = "";
    this.open = null;
    this.given = {};
    this.flaws = [];
  }

  async connectedCallback() {
    super.connectedCallback();
    this.kinds = await catalogue();
  }

  willUpdate(changed) {
    if (changed.has("on") || changed.has("groups")) {
      this.#shut();
    }
  }

  #shut(open = null) {
    this.open = open;
    this.given = {};
    this.flaws = [];
  }

  render() {
    const standing = (this.#live.of("mishaps")?.items ?? []).filter(
      (m) => this.groups.includes(m.group) && m.state !== "over");
    const mine = standing.filter((m) => (m.on ?? "") === (this.on ?? ""));
    const others = standing.filter((m) => !mine.includes(m));
    const kinds = (this.kinds ?? []).filter((k) => this.groups.includes(k.group));
    return html`<section class="mishaps">
      <h3>${this.on ? t("mishaps.of", { name: this.on }) : t("mishaps.everywhere")}</h3>
      ${kinds.length === 0 && this.kinds ? html`<p class="hint">${t("mishaps.none")}</p>` : nothing}
      <ul>${kinds.map((kind) => this.#kind(kind, mine.filter((m) => m.do === kind.name)))}</ul>
      ${others.length > 0 ? html`<h3>${t("mishaps.others")}</h3><ul>${others.map((m) => standingRow(m, this.#told))}</ul>` : nothing}
    </section>`;
  }

  #kind(kind, standing) {
    const open = this.open === kind.name;
    const on = standing.length > 0;
    const body = formBody(kind, this.on, open ? this.given : {});
    const wanted = on ? call("DELETE", `/mishaps/${encodeURIComponent(standing.at(-1).id)}`) : call("POST", "/mishaps", body);
    return html`<li class="kind" data-kind=${kind.name}>
      <div class="row">
        <button class="opener" aria-expanded=${open} title=${either(kind.says.en, kind.says.zh)}
          @click=${() => this.#shut(open ? null : kind.name)}>
          <span class="name">${either(kind.says.en, kind.says.zh)}</span></button>
        ${act(t(on ? "mishaps.on" : "mishaps.off"), wanted, {
          kind: `switch ${on ? "is-on" : ""}`, name: on ? "end" : "add",
          done: (answer) => this.#told(answer), failed: (refusal) => this.#failed(kind, refusal) })}
      </div>
      ${open ? this.#details(kind, standing) : nothing}
    </li>`;
  }

  #details(kind, standing) {
    return html`<div class="details">
      <p class="soft"><code>${kind.name}</code> · ${t("mishaps.expected")}${either(kind.expected.en, kind.expected.zh)}</p>
      ${mishapForm(kind, this.given, this.flaws, (key, value) => (this.given = { ...this.given, [key]: value }))}
      ${act(t("mishaps.add"), call("POST", "/mishaps", formBody(kind, this.on, this.given)), {
        kind: "primary", name: "submit", done: (answer) => this.#told(answer), failed: (refusal) => this.#failed(kind, refusal) })}
      ${standing.length > 0 ? html`<ul>${standing.map((m) => standingRow(m, this.#told))}</ul>` : nothing}
    </div>`;
  }

  #failed(kind, refusal) {
    if (this.open !== kind.name) {
      this.#shut(kind.name);
    }
    this.flaws = refusal.flaws.length > 0 ? refusal.flaws : [{ key: "do", says: refusal.message }];
  }

  /** The stream tells of it too, a moment later. */
  #told = (mishap) => {
    this.flaws = [];
    const others = (this.#live.of("mishaps")?.items ?? []).filter((m) => m.id !== mishap.id);
    learn("mishaps", { items: [...others, mishap] });
  };
}
customElements.define("lintel-mishaps", MishapPanel);

function standingRow(mishap, done) {
  const settings = Object.entries(mishap.settings).map(([key, value]) => `${key} ${value}`);
  const share = mishap.share < 1 ? [`${Math.round(mishap.share * 1000) / 10} %`] : [];
  const window = [mishap.from, mishap.until ? `–${mishap.until}` : ""].join("");
  return html`<li class="standing" data-mishap=${mishap.id}>
    <span><code>${mishap.do}</code> ${mishap.on ? html`<b>${mishap.on}</b>` : nothing}
      <span class="soft">${[...share, ...settings, window].filter(Boolean).join(" · ")}</span></span>
    ${act(t("mishaps.end"), call("DELETE", `/mishaps/${encodeURIComponent(mishap.id)}`), { done, kind: "quiet" })}
  </li>`;
}
