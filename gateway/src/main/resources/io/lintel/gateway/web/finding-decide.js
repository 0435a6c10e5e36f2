// The form to decide findings: upheld, dismissed or explained, with one reason. What is missing is
// said in words, beside the form, and nothing that was written is lost.
import { html, nothing } from "lit";
import { DECISIONS, heading } from "./finding-words.js";
import { tell } from "./gateway.js";
import { named, t } from "./language.js";
import { Part } from "./part.js";

const REMEMBERED = "lintel.decidedBy";
/** What the gateway takes at most. */
const REASON_LENGTH = 2000;

class Decide extends Part {
  static properties = {
    /** One, or several that are decided alike. */
    findings: { attribute: false },
    level: { attribute: false },
    chosen: { state: true },
    wrong: { state: true },
    sending: { state: true },
  };

  choose(place) {
    this.chosen = DECISIONS[place];
    this.querySelector("textarea").focus();
  }

  #key(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.querySelector("form").requestSubmit();
    } else if (event.key === "Escape") {
      event.target.blur();
      this.closest("main")?.querySelector("tr.opened a.row")?.focus({ preventScroll: true });
    }
  }

  async #decide(event) {
    event.preventDefault();
    const form = event.target;
    const reason = form.elements.reason.value.trim();
    const by = form.elements.by.value.trim();
    this.wrong = this.#lacking(reason);
    if (this.wrong || this.sending) {
      return;
    }
    const { findings, chosen } = this;
    this.sending = true;
    try {
      const receipts = await record(findings, { decision: chosen, reason, ...(by ? { by } : {}) });
      remember(by);
      form.reset();
      this.chosen = null;
      const decided = findings.map((finding, i) => {
        const said = { at: null, decision: chosen, reason, by, ...receipts[i] };
        return { ...finding, state: chosen, decisions: withNew(finding.decisions, said) };
      });
      this.tell("decided", { findings: decided, decision: chosen });
    } catch (failure) {
      this.wrong = refused(failure);
    } finally {
      this.sending = false;
    }
  }

  #lacking(reason) {
    if (!this.chosen) {
      return t("decide.noDecision");
    }
    return reason ? null : t("decide.noReason");
  }

  render() {
    const before = this.findings.some((finding) => (finding.decisions ?? []).length > 0);
    return html`<form class="decide" @submit=${(e) => this.#decide(e)} @keydown=${(e) => this.#key(e)} novalidate>
      ${heading(this.level ?? 3, t(before ? "decide.again" : "decide.title"))}
      <div class="decisions" role="radiogroup" aria-label=${t("decide.title")}>${DECISIONS.map((d, i) => this.#choice(d, i))}</div>
      <label>${t("decide.reason")}<textarea name="reason" rows="3" maxlength=${REASON_LENGTH}
        placeholder=${t("decide.reasonHint")}></textarea></label>
      <label>${t("decide.by")}<input name="by" autocomplete="name" maxlength="80" .value=${remembered()} /></label>
      <p class="wrong" role="alert">${this.wrong ?? nothing}</p>
      <button class="go" ?disabled=${this.sending}>${t("decide.go")} <kbd>Ctrl</kbd> <kbd>Enter</kbd></button>
    </form>`;
  }

  #choice(decision, place) {
    return html`<label class="choice"><input type="radio" name="decision" value=${decision} .checked=${this.chosen === decision}
        @change=${() => (this.chosen = decision)} />
      <span><strong>${named("findingState", decision)}</strong> <kbd>${place + 1}</kbd><br />
        <span class="soft">${t(`decide.${decision}`)}</span></span></label>`;
  }
}
customElements.define("lintel-decide", Decide);

/** Each has an entry of its own in the journal, or none has: their receipts, in the same order. */
async function record(findings, decision) {
  if (findings.length === 1) {
    const { body } = await tell(`/api/v1/findings/${encodeURIComponent(findings[0].id)}/decisions`, decision);
    return [body];
  }
  const { body } = await tell("/api/v1/findings/decisions", { findings: findings.map(({ id }) => id), ...decision });
  return body.items.map(({ seq, outcome }) => ({ seq, outcome }));
}

/** The same words sent again are the entry that stands there already. */
function withNew(entries = [], said) {
  return entries.some(({ seq }) => seq === said.seq) ? entries : [...entries, said];
}

/** What a refusal means to the person who decides. */
function refused({ status, message }) {
  const known = {
    0: "decide.unreachable",
    401: "decide.signedOut",
    404: "decide.unknown",
    409: "decide.changed",
    503: "decide.full",
  };
  return t(known[status] ?? "decide.refused", { why: message });
}

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED) ?? "";
  } catch {
    return "";
  }
}

function remember(name) {
  try {
    localStorage.setItem(REMEMBERED, name);
  } catch {
    // Storage may be refused; the name is then typed again.
  }
}
