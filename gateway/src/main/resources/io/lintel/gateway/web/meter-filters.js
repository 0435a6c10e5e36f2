// The filters of the list of meters: a search, how the last reading due ended, what is remarkable.
import { FilterForm } from "./filter-form.js";
import { named, t } from "./language.js";
import { MARKS, slotClass, SLOTS, slotShape } from "./meter-words.js";
import { html } from "lit";

class MeterFilters extends FilterForm {
  render() {
    return this.form([
      this.search(t("meters.search")),
      this.chips(t("meters.slot"), SLOTS.map((slot) =>
        this.chip("slot", slot, html`${slotShape(slot)}${named("slotEnd", slot)}`, slotClass(slot)))),
      this.chips(t("meters.marks"), MARKS.map((mark) => this.chip("mark", mark, named("meterMark", mark)))),
    ]);
  }
}
customElements.define("lintel-meter-filters", MeterFilters);
