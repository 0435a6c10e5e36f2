// One frame as hex, cut into its fields.
import { html } from "lit";
import { either, named, t } from "./language.js";
import { clock } from "./moments.js";

/** The colour of a field that is not data, by its English name; data fields alternate. */
const ROLES = {
  unit: "address",
  function: "function",
  "function, refused": "function",
  "exception code": "function",
  "octets that follow": "length",
  length: "length",
  registers: "length",
  "first register": "register",
  transaction: "header",
  protocol: "header",
  checksum: "checksum",
};

/** What a field is, what it says, and what should stand there instead. */
export function explained(field) {
  return [either(field.says.en, field.says.zh), field.value].filter(Boolean).join(": ");
}

export function frameRow(frame, zone) {
  const octets = frame.hex.match(/../g) ?? [];
  const asks = frame.side === "master";
  const fields = frame.fields ?? [];
  return html`<div class="frame ${asks ? "asks" : "answers"}" data-side=${frame.side}>
    <span class="soft num">${clock(frame.at, zone)}</span>
    <span class="side" title=${t(`lines.${frame.side}`)} aria-label=${t(`lines.${frame.side}`)}>${asks ? "→" : "←"}</span>
    <span class="octets">${fields.map((f, i) => html`<span class=${colour(f, i)} tabindex="0" data-frame=${frame.n} data-field=${i}
      aria-label=${explained(f)}>${octets.slice(f.from, f.to).join(" ")}</span> `)}
      ${frame.mishaps.map((m) => html`<span class="tag">${m}</span>`)}</span>
  </div>`;
}

/** How the gateway's slot ended in which the frames above it passed, and why. */
export function madeRow(slot, zone) {
  const kind = slot.why?.match(/^[a-z_]+(?=:)/)?.[0];
  return html`<p class="made m-${slot.outcome}" data-made=${slot.meter}>
    <span aria-hidden="true">${slot.outcome === "read" ? "✓" : "✗"}</span>
    <b>${t(`made.${slot.outcome}`)}</b> ${slot.meter}
    <span class="soft num">${t("made.slot", { at: clock(slot.due, zone), n: slot.attempts })}</span>
    ${slot.why ? html`<span class="why">${kind ? named("fault", kind) : ""} ${kind ? slot.why.slice(kind.length + 1) : slot.why}</span>` : ""}
  </p>`;
}

function colour(field, i) {
  return field.wrong ? "f-error" : `f-${ROLES[field.says.en] ?? (i % 2 ? "data" : "data-too")}`;
}
