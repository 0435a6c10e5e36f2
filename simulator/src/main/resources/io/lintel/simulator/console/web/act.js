// A button with the HTTP call it makes: beside it, to copy; in the bar below, to read.
import { html } from "lit";
import { curl, make, told } from "./control.js";
import { t } from "./language.js";

/**
 * @param begun runs when it is pressed
 * @param done is handed the answer
 * @param failed is handed the refusal, which the bar below shows anyway
 */
export function act(label, wanted, { kind = "", begun = () => {}, done = () => {}, failed = () => {}, disabled = false, name = "" } = {}) {
  const show = () => told(wanted, "shown");
  return html`<span class="act">
    <button class=${kind} data-act=${name} ?disabled=${disabled} @mouseenter=${show} @focus=${show}
      @click=${() => { begun(); make(wanted).then(done, failed); }}>${label}</button>${how(wanted)}</span>`;
}

/** The small button that copies the call. */
export function how(wanted) {
  return html`<button class="how" title=${`${t("call.copy")}\n${curl(wanted)}`} aria-label=${`curl: ${t("call.copy")}`}
    @mouseenter=${() => told(wanted, "shown")} @focus=${() => told(wanted, "shown")}
    @click=${() => copy(wanted)}>curl</button>`;
}

export async function copy(wanted) {
  try {
    await navigator.clipboard.writeText(curl(wanted));
    told(wanted, "copied");
  } catch {
    // Copying may be refused; the call stands in the bar, where it can be selected.
    told(wanted, "shown");
  }
}
