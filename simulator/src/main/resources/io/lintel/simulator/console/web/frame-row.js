// One frame as hex, cut into its fields.
import { html, nothing } from "lit";
import { either, t } from "./language.js";
import { clock } from "./moments.js";

export function frameRow(frame, zone) {
  const octets = frame.hex.match(/../g) ?? [];
  const fields = frame.fields?.length ? frame.fields : [{ from: 0, to: octets.length, role: "other" }];
  const asks = frame.side === "master";
  return html`<div class="frame ${asks ? "asks" : "answers"}" data-side=${frame.side}>
    <span class="soft num">${clock(frame.at, zone)}</span>
    <span class="side" title=${t(`lines.${frame.side}`)} aria-label=${t(`lines.${frame.side}`)}>${asks ? "→" : "←"}</span>
    <span class="octets">${fields.map((f, i) => html`<span class="f-${f.role}" tabindex="0" data-frame=${frame.n} data-field=${i}
      aria-label=${f.says ? either(f.says.en, f.says.zh) : nothing}>${octets.slice(f.from, f.to).join(" ")}</span> `)}
      ${(frame.mishaps ?? []).map((m) => html`<span class="tag">${m}</span>`)}</span>
  </div>`;
}
