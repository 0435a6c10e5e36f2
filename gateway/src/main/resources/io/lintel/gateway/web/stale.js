// What a page says when it could not be refreshed: that it goes on asking, and what to do about it.
import { html, nothing } from "lit";
import { t } from "./language.js";
import { clock } from "./moments.js";

/** In place of what never came. Of silence the browser tells nothing but in its own language. */
/** @param alone where nothing else on the page has a heading */
export function failedNote({ status, message }, alone = false) {
  const title = (words) => (alone ? html`<h1>${words}</h1>` : html`<h2>${words}</h2>`);
  if (status === 400) {
    return html`<div class="empty asked-wrong" role="status">${title(t("visits.askedWrongTitle"))}
      <p>${t("visits.askedWrongHow")} <a href=${location.pathname}>${t("visits.askedWrongClear")}</a></p>
      <p>${t("visits.failedWhy", { why: message })}</p></div>`;
  }
  return html`<div class="empty" role="status">${title(t(status === 0 ? "visits.failedTitle" : "visits.faultTitle"))}
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
