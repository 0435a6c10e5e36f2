// The bar above every page, and the list of keys that `?` opens.
import { html, nothing } from "lit";
import { ask } from "./gateway.js";
import { language, speak, t } from "./language.js";
import { Part } from "./part.js";

/** The pages, and the address that a person most often wants of each. */
const PAGES = [
  ["visits", "/visits"],
  ["findings", "/findings?state=open"],
  ["orphans", "/orphans"],
  ["recorders", "/recorders"],
  ["meters", "/meters"],
  ["rejected", "/rejected"],
];

/** By then a decision has reached the lists. */
const PROJECTED_MS = 1_500;

class Header extends Part {
  static properties = { open: { state: true }, orphans: { state: true } };

  #recount = () => setTimeout(() => this.#count(), PROJECTED_MS);

  connectedCallback() {
    super.connectedCallback();
    this.#count();
    document.addEventListener("decided", this.#recount);
  }

  disconnectedCallback() {
    document.removeEventListener("decided", this.#recount);
    super.disconnectedCallback();
  }

  /** How many findings wait; nothing is said where the gateway does not tell, or nobody is signed in. */
  async #count() {
    this.open = await total("/api/v1/findings?state=open&limit=1");
    this.orphans = await total("/api/v1/findings?state=open&kind=orphan&limit=1");
  }

  render() {
    const other = language() === "zh" ? "en" : "zh";
    return html`<header class="bar">
      <a class="brand" href="/visits"><img src="/assets/mark.svg" alt="" width="20" height="20" /><span>Lintel</span></a>
      <nav aria-label=${t("app.pages")}>${PAGES.map(([name, address]) => this.#page(name, address))}</nav>
      <span class="spring"></span>
      <button class="quiet" data-go="keys" @click=${() => window.dispatchEvent(new Event("keys"))}>
        ${t("app.keys")} <kbd>?</kbd>
      </button>
      <button class="quiet" data-go="sign-out" @click=${signOut}>${t("app.signOut")}</button>
      <button class="quiet" lang=${other} title=${t("app.languageTitle")} data-language=${other}
        @click=${() => speak(other)}>${t("app.language")}</button>
    </header>`;
  }

  #page(name, address) {
    const here = location.pathname.split("/")[1] === name;
    return html`<a href=${address} aria-current=${here ? "page" : nothing}>${t(`app.${name}`)}${
      name === "findings" ? count(this.open, t("app.openFindings")) : nothing
    }${name === "orphans" ? count(this.orphans, t("app.openOrphans")) : nothing}</a>`;
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

async function signOut() {
  await fetch("/sign-out", { method: "POST", credentials: "same-origin" }).catch(() => null);
  location.assign("/sign-in");
}

async function total(list) {
  try {
    const { body } = await ask(list);
    return body.total ?? null;
  } catch {
    return null;
  }
}

function count(howMany, title) {
  return html`<span class="open-count num" title=${title}>${howMany ?? nothing}</span>`;
}
