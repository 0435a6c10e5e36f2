// The filters of the list of visits: search, outcomes as chips, technician and days.
import { FilterForm } from "./filter-form.js";
import { named, t } from "./language.js";

const OUTCOMES = ["FAIL", "UNDECIDED", "PASS", "NOT_APPLICABLE"];
const STATES = ["planned", "under_way"];

class VisitFilters extends FilterForm {
  render() {
    return this.form([
      this.search(t("visits.search")),
      this.chips(t("visits.outcome"), OUTCOMES.map((outcome) => this.outcomeChip(outcome))),
      this.chips(t("findings.state"), STATES.map((state) => this.chip("state", state, named("visitState", state)))),
      this.text("technician", t("visits.technician")),
      this.days(),
    ]);
  }
}
customElements.define("lintel-filters", VisitFilters);
