package io.lintel.gateway.custody;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who held which recorder when. Where two statements overlap, the later hand-out stands. */
public final class CustodyBook {
  private final Map<String, List<CustodySpan>> byRecorder = new LinkedHashMap<>();

  public CustodyBook(List<CustodySpan> spans) {
    for (CustodySpan span : spans) {
      byRecorder.computeIfAbsent(span.recorder(), recorder -> new ArrayList<>()).add(span);
    }
    byRecorder.values().forEach(all -> all.sort(CustodyBook::laterHandOutFirst));
  }

  /** The span that {@code recorder} was in at {@code when}, or null if in nobody's. */
  public @Nullable CustodySpan at(String recorder, Instant when) {
    return at(recorder, Micros.of(when));
  }

  /**
   * @param when in microseconds
   */
  public @Nullable CustodySpan at(String recorder, long when) {
    for (CustodySpan span : byRecorder.getOrDefault(recorder, List.of())) {
      Instant to = span.to();
      if (Micros.of(span.from()) <= when && (to == null || when < Micros.of(to))) {
        return span;
      }
    }
    return null;
  }

  /** Whether {@code technician} had {@code recorder} at some time in [{@code from}, {@code to}]. */
  public boolean isHeld(String recorder, TechnicianId technician, Instant from, Instant to) {
    for (CustodySpan span : byRecorder.getOrDefault(recorder, List.of())) {
      Instant end = span.to();
      if (span.technician().equals(technician)
          && !span.from().isAfter(to)
          && (end == null || end.isAfter(from))) {
        return true;
      }
    }
    return false;
  }

  private static int laterHandOutFirst(CustodySpan one, CustodySpan two) {
    int byBegin = two.from().compareTo(one.from());
    return byBegin != 0 ? byBegin : Long.compare(two.seq(), one.seq());
  }
}
