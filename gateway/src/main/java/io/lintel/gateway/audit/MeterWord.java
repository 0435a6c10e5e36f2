package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.metering.ReadingFact;
import java.time.Instant;
import java.util.Comparator;

/** What a meter said of itself, with its time corrected. */
record MeterWord(ReadingFact fact, TimeBounds time) {
  static final Comparator<MeterWord> BY_TIME =
      Comparator.comparing((MeterWord word) -> word.time().estimate())
          .thenComparingLong(word -> word.fact().seq());

  long seq() {
    return fact.seq();
  }

  /**
   * Whether the clocks leave no doubt that this was said before {@code other}. A clock that was set
   * back tells the later one's time as the earlier.
   */
  boolean surelyBefore(MeterWord other) {
    Instant mine = fact.stated();
    Instant its = other.fact.stated();
    if (mine != null && its != null) {
      return mine.isBefore(its) && !fact.received().isAfter(other.fact.received());
    }
    return time.hi().isBefore(other.time.lo());
  }
}
