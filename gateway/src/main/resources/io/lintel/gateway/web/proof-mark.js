// The mark on what came from somebody who proved nothing, and on what rests on that.
import { html, nothing, svg } from "lit";
import { t } from "./language.js";

/** A dashed outline as of a stamp that is missing, and the word: never colour alone. */
const SHAPE = svg`<rect x="1.5" y="3.5" width="13" height="9" rx="2"/><path d="M6.4 6.6a1.7 1.7 0 1 1 2.4 1.5c-.5.2-.8.5-.8 1M8 10.6v.3"/>`;

/** @param what anything of the API's that may carry `unproven` */
export function unprovenMark(what) {
  return what?.unproven
    ? html`<span class="unproven" title=${t("app.unprovenWhy")}><svg class="shape" viewBox="0 0 16 16" aria-hidden="true">${SHAPE}</svg>${t("app.unproven")}</span>`
    : nothing;
}
