// The filters of what was refused: a search, which way it came, and the days.
import { FilterForm } from "./filter-form.js";
import { t } from "./language.js";

class RejectedFilters extends FilterForm {
  static properties = { sources: { attribute: false } };

  render() {
    const { source } = this.filters;
    const known = this.sources.map((one) => [one.source, `${one.source} (${one.count})`]);
    const asked = source && !this.sources.some((one) => one.source === source) ? [[source, source]] : [];
    return this.form([
      this.search(t("rejected.search")),
      this.choice("source", t("rejected.anySource"), [...asked, ...known]),
      this.days(),
    ]);
  }
}
customElements.define("lintel-rejected-filters", RejectedFilters);
