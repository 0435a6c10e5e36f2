// The filter of the list of recorders: a search for the device or for who ever had it.
import { FilterForm } from "./filter-form.js";
import { t } from "./language.js";

class RecorderFilters extends FilterForm {
  render() {
    return this.form([this.search(t("recorders.search"))]);
  }
}
customElements.define("lintel-recorder-filters", RecorderFilters);
