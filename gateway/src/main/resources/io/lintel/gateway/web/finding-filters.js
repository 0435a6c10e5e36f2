// The filters of the findings queue: where a finding stands and how it was judged as chips, then
// its kind, its rule, the technician and the days.
import { FilterForm } from "./filter-form.js";
import { KINDS, kindWord, ruleWord, RULES, stateMark, STATES } from "./finding-words.js";
import { t } from "./language.js";

const OUTCOMES = ["FAIL", "UNDECIDED"];

class FindingFilters extends FilterForm {
  render() {
    return this.form([
      this.search(t("findings.search")),
      this.chips(t("findings.state"), STATES.map((state) => this.chip("state", state, stateMark(state)))),
      this.chips(t("visits.outcome"), OUTCOMES.map((outcome) => this.outcomeChip(outcome))),
      this.newLine(),
      this.choice("kind", t("findings.anyKind"), KINDS.map((kind) => [kind, kindWord(kind)])),
      this.choice("rule", t("findings.anyRule"), RULES.map((rule) => [rule, `${rule} ${ruleWord(rule)}`])),
      this.text("technician", t("visits.technician")),
      this.days(),
    ]);
  }
}
customElements.define("lintel-finding-filters", FindingFilters);
