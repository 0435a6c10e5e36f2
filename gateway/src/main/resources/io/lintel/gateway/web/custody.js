// In whose hands a recorder was. A correction does not hide what was believed before.
import { html, nothing } from "lit";
import { t } from "./language.js";
import { clock, dayKey, instant, namedDay, UNKNOWN } from "./moments.js";

export function custodyTable(spans, show) {
  const corrected = spans.some((span) => span.superseded?.length || span.replaced_by_seq !== undefined);
  const rows = spans
    .flatMap((span) => [span, ...(span.superseded ?? []).map((old) => ({ ...old, old: true }))])
    .map((span) => ({ ...span, old: span.old ?? span.replaced_by_seq !== undefined }));
  return html`<section class="custody"><h2>${t("custody.title")}</h2>
    ${rows.length === 0
      ? html`<p class="hint">${t("custody.none")}</p>`
      : html`<div class="scroll"><table class="links"><thead><tr>
          <th scope="col">${t("visits.technician")}</th><th scope="col">${t("custody.from")}</th><th scope="col">${t("custody.to")}</th>
          ${corrected ? html`<th scope="col">${t("custody.note")}</th>` : nothing}<th scope="col">${t("links.entry")}</th></tr></thead>
        <tbody>${rows.map((span) => row(span, corrected, show))}</tbody></table></div>`}
  </section>`;
}

function row(span, corrected, show) {
  return html`<tr class=${span.old ? "corrected" : ""}>
    <td class="holder">${span.technician ?? UNKNOWN}</td>
    <td class="num">${moment(span.from)}</td>
    <td class="num">${span.to ? moment(span.to) : t("custody.lasts")}</td>
    ${corrected ? html`<td class="soft">${span.old ? t("custody.corrected", { seq: span.replaced_by_seq ?? UNKNOWN }) : nothing}</td>` : nothing}
    <td>${span.seq ? html`<button class="seq num" @click=${() => show(span.seq)}>#${span.seq}</button>` : UNKNOWN}</td></tr>`;
}

function moment(at) {
  return instant(at) === null ? UNKNOWN : `${namedDay(dayKey(at))} ${clock(at)}`;
}
