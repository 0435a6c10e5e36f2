// The rows of the queue while somebody works through it. The gateway's list forgets a finding as
// soon as it no longer fits the filters; the person who decided it still looks at it. So a row
// decided here stays where it was, as decided, until the filters change.

export class FindingQueue {
  items = [];
  #kept = new Map();

  /** Starts over: other filters, another page. */
  clear() {
    this.items = [];
    this.#kept.clear();
  }

  /** Takes the gateway's list in, with the kept rows at their places. */
  take(fresh) {
    const before = this.items;
    const items = fresh.map((finding) => this.#newer(finding));
    for (const [at, old] of before.entries()) {
      if (this.#kept.has(old.id) && !items.some((finding) => finding.id === old.id)) {
        const above = before.slice(0, at).findLast((o) => items.some((f) => f.id === o.id));
        const place = above ? items.findIndex((finding) => finding.id === above.id) + 1 : 0;
        items.splice(place, 0, this.#kept.get(old.id));
      }
    }
    this.items = items;
  }

  /** Our own copy until the gateway's projection knows what was decided. */
  #newer(finding) {
    const kept = this.#kept.get(finding.id);
    const known = (f) => (f.decisions ?? []).length + (f.answers ?? []).length;
    return kept && known(kept) > known(finding) ? kept : finding;
  }

  /** Something was said about a finding here. */
  keep(finding) {
    this.#kept.set(finding.id, finding);
    this.items = this.items.map((old) => (old.id === finding.id ? finding : old));
  }

  find(id) {
    return this.items.find((finding) => finding.id === id) ?? null;
  }

  /** The next one that waits for a decision: below, else from the top. */
  nextOpen(id) {
    const at = this.items.findIndex((finding) => finding.id === id);
    const around = [...this.items.slice(at + 1), ...this.items.slice(0, Math.max(0, at))];
    return around.find((finding) => finding.state === "open") ?? null;
  }
}
