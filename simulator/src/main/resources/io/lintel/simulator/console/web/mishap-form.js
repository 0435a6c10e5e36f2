// The figures of one mishap as fields, made from the catalogue.
import { html, nothing } from "lit";
import { either, t } from "./language.js";

/** The body of the call that adds it; what is left empty is left out. */
export function formBody(kind, on, given) {
  const body = { do: kind.name };
  if (on) {
    body.on = on;
  }
  for (const [key, value] of Object.entries(given)) {
    if (value !== "") {
      body[key] = key === "share" ? Number(value) : value;
    }
  }
  return body;
}

/**
 * @param set is handed the key and the text typed
 */
export function mishapForm(kind, given, flaws, set) {
  const field = (key, label, preset, title) => html`<label class="field" title=${title}>
    <span>${label}</span>
    <input name=${key} placeholder=${preset} .value=${given[key] ?? ""} aria-invalid=${flaws.some((f) => f.key === key)}
      @input=${(e) => set(key, e.target.value.trim())} />
    ${flaws.filter((f) => f.key === key).map((f) => html`<span class="flaw" role="alert">${f.says}</span>`)}
  </label>`;
  return html`<div class="fields">
    ${kind.parameters.map((p) => field(p.name, html`<code>${p.name}</code> ${either(p.says.en, p.says.zh)}`, p.preset, p.expected))}
    ${kind.opportunity === "window" ? nothing
      : field("share", t("mishaps.share", { of: either(kind.share_of.en, kind.share_of.zh) }), "1", t("mishaps.shareTitle"))}
    ${field("from", t("mishaps.from"), t("mishaps.now"), "09:30")}
    ${field("until", t("mishaps.until"), t("mishaps.dayEnd"), "10:30")}
    ${flaws.filter((f) => f.key === "do" || f.key === "on").map((f) => html`<span class="flaw" role="alert">${f.says}</span>`)}
  </div>`;
}
