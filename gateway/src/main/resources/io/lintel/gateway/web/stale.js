// What a page says when it could not be refreshed: that it goes on asking, and what to do about it.
import { html, nothing } from "lit";
import { t } from "./language.js";
import { clock } from "./moments.js";

/** In place of what never came. Of silence the browser tells nothing but in its own language. */
export function failedNote({ status, message }) {
  return html`<div class="empty" role="status"><h2>${t("visits.failedTitle")}</h2>
    <p>${t("visits.failedHow")}</p>
    ${status === 0 ? nothing : html`<p>${t("visits.failedWhy", { why: message })}</p>`}</div>`;
}

/** The line above what was known, where there is a failure; `knownAt` is when it was last fresh. */
export function staleNote(failure, knownAt) {
  if (!failure) {
    return nothing;
  }
  return failure.status === 401
    ? html`<p class="stale" role="status">${t("app.signedOut")} <a href="/sign-in" target="_blank">${t("signIn.go")}</a></p>`
    : html`<p class="stale" role="status">${t("app.stale", { time: clock(knownAt) })}</p>`;
}
