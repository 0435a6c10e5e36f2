package io.lintel.gateway.linking;

import io.lintel.gateway.visit.Step;

/**
 * Where a recorder was at some moment within [{@code lo}, {@code hi}], in microseconds.
 *
 * @param seq the journal entry that says so
 */
public record Sighting(long seq, long lo, long hi, Step.Fix fix) {
  long at() {
    return lo + (hi - lo) / 2;
  }
}
