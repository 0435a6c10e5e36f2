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
  private static final Page NOBODY = new Page(List.of());

  private final Map<String, Page> byRecorder = new LinkedHashMap<>();

  public CustodyBook(List<CustodySpan> spans) {
    Map<String, List<CustodySpan>> all = new LinkedHashMap<>();
    for (CustodySpan span : spans) {
      all.computeIfAbsent(span.recorder(), recorder -> new ArrayList<>()).add(span);
    }
    all.forEach((recorder, its) -> byRecorder.put(recorder, new Page(its)));
  }

  /** Who held one recorder when; for whoever asks of each of a day's thousands of events. */
  public static final class Page {
    private final List<CustodySpan> spans;
    private final long[] from;
    private final long[] to;

    private Page(List<CustodySpan> spans) {
      this.spans = new ArrayList<>(spans);
      this.spans.sort(CustodyBook::laterHandOutFirst);
      from = new long[spans.size()];
      to = new long[spans.size()];
      for (int i = 0; i < from.length; i++) {
        Instant end = this.spans.get(i).to();
        from[i] = Micros.of(this.spans.get(i).from());
        to[i] = end == null ? Long.MAX_VALUE : Micros.of(end);
      }
    }

    /**
     * The span that the recorder was in, or null if in nobody's.
     *
     * @param when in microseconds
     */
    public @Nullable CustodySpan at(long when) {
      for (int i = 0; i < from.length; i++) {
        if (from[i] <= when && when < to[i]) {
          return spans.get(i);
        }
      }
      return null;
    }
  }

  /** The page of {@code recorder}, which is empty for one that nobody handed out. */
  public Page of(String recorder) {
    return byRecorder.getOrDefault(recorder, NOBODY);
  }

  /** The span that {@code recorder} was in at {@code when}, or null if in nobody's. */
  public @Nullable CustodySpan at(String recorder, Instant when) {
    return at(recorder, Micros.of(when));
  }

  /**
   * @param when in microseconds
   */
  public @Nullable CustodySpan at(String recorder, long when) {
    return of(recorder).at(when);
  }

  /** Whether {@code technician} had {@code recorder} at some time in [{@code from}, {@code to}]. */
  public boolean isHeld(String recorder, TechnicianId technician, Instant from, Instant to) {
    for (CustodySpan span : of(recorder).spans) {
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
