// What the technician says to a finding, in their own words.
import { html, nothing } from "lit";
import { refused, withNew } from "./finding-decide.js";
import { tell } from "./gateway.js";
import { t } from "./language.js";
import { Part } from "./part.js";

/** What the gateway takes at most. */
const TEXT_LENGTH = 2000;

class Answer extends Part {
  static properties = {
    finding: { attribute: false },
    open: { attribute: false },
    wrong: { state: true },
    thanks: { state: true },
    sending: { state: true },
  };

  async #answer(event) {
    event.preventDefault();
    const form = event.target;
    const technician = form.elements.technician.value.trim();
    const text = form.elements.text.value.trim();
    this.thanks = false;
    this.wrong = technician ? (text ? null : t("answer.noText")) : t("answer.nobody");
    if (this.wrong || this.sending) {
      return;
    }
    const { finding } = this;
    this.sending = true;
    try {
      const path = `/api/v1/findings/${encodeURIComponent(finding.id)}/answers`;
      const { body } = await tell(path, { technician, text });
      form.elements.text.value = "";
      this.thanks = true;
      const said = { at: null, technician, text, ...body };
      this.tell("answered", { ...finding, answers: withNew(finding.answers, said) });
    } catch (failure) {
      this.wrong = refused(failure);
    } finally {
      this.sending = false;
    }
  }

  render() {
    return html`<details class="answer" ?open=${this.open}><summary>${t("answer.title")}</summary>
      <form @submit=${(e) => this.#answer(e)} novalidate>
        <p class="hint">${t("answer.how")}</p>
        <label>${t("visits.technician")}<input name="technician" maxlength="80" .value=${this.finding.technician ?? ""} /></label>
        <label>${t("answer.text")}<textarea name="text" rows="3" maxlength=${TEXT_LENGTH}></textarea></label>
        <p class="wrong" role="alert">${this.wrong ?? nothing}</p>
        ${this.thanks ? html`<p role="status">${t("answer.thanks")}</p>` : nothing}
        <button ?disabled=${this.sending}>${t("answer.go")}</button>
      </form></details>`;
  }
}
customElements.define("lintel-answer", Answer);
