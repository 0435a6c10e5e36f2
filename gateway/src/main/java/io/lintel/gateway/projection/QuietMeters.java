package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseAudit;
import io.lintel.gateway.metering.ReadingFact;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Meters whose readings around a day all tell the same: then nothing was done to them that somebody
 * would have to explain, whatever steps, commands and work orders still come. A step asks for three
 * days of each meter of its visit, and for nearly all of them this is the answer.
 */
final class QuietMeters {
  /** More are forgotten, and found out again when they are asked for. */
  private static final int METERS_LIMIT = 50_000;

  private record Quiet(ReadingFact like, Set<LocalDate> days) {}

  private final Map<String, Quiet> meters = new HashMap<>();

  /**
   * Notes whether a meter is quiet around {@code day}.
   *
   * @param around all its readings of that day's window
   * @return what {@link #is} says from now on, except that a meter of no readings is not remembered
   */
  boolean note(String meter, LocalDate day, List<ReadingFact> around) {
    if (around.isEmpty()) {
      return true;
    }
    ReadingFact first = around.get(0);
    for (ReadingFact reading : around) {
      if (!CaseAudit.tellNothingDone(first, reading)) {
        return false;
      }
    }
    Quiet known = meters.get(meter);
    if (known == null || !CaseAudit.tellNothingDone(known.like(), first)) {
      if (meters.size() >= METERS_LIMIT) {
        meters.clear();
      }
      known = new Quiet(first, new HashSet<>());
      meters.put(meter, known);
    }
    known.days().add(day);
    return true;
  }

  /** A meter spoke: if it tells anything new, nothing is known of its days any more. */
  void heard(ReadingFact reading) {
    Quiet known = meters.get(reading.meter());
    if (known != null && !CaseAudit.tellNothingDone(known.like(), reading)) {
      meters.remove(reading.meter());
    }
  }

  boolean is(String meter, LocalDate day) {
    Quiet known = meters.get(meter);
    return known != null && known.days().contains(day);
  }
}
