package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.recorder.ClockHistory;
import io.lintel.gateway.store.ProjectionReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Recorders' clocks, and for lists how far they were off at their last word. A clock is made from
 * all that its recorder said in two days, so for lists it is made once a minute at most, however
 * often they are asked for.
 */
public final class LatestClocks {
  private static final Duration KEPT = Duration.ofMinutes(1);

  /** Recorders of which a clock is kept; with more, all are made anew. */
  private static final int MOST = 20_000;

  private final RecorderClocks clocks;
  private final InstantSource wall;
  private final Map<String, Made> made = new ConcurrentHashMap<>();

  /**
   * @param wall the wall's clock and not an accelerated one: it is the gateway's work that is saved
   */
  public LatestClocks(RecorderClocks clocks, InstantSource wall) {
    this.clocks = clocks;
    this.wall = wall;
  }

  private record Made(Instant at, LocalDate day, ObjectNode clock) {}

  /** Blocks; anew each time. */
  ClockHistory through(ProjectionReader tables, String recorder, LocalDate day) {
    return clocks.of(tables, recorder, day);
  }

  /** Blocks. Without {@code offset_s} if nothing is known of it on {@code day}. */
  ObjectNode latest(ProjectionReader tables, String recorder, LocalDate day) {
    Instant now = wall.instant();
    Made last = made.get(recorder);
    if (last != null && last.day().equals(day) && now.isBefore(last.at().plus(KEPT))) {
      return last.clock().deepCopy();
    }
    ObjectNode clock = ClockJson.latest(day, clocks.of(tables, recorder, day));
    if (made.size() >= MOST) {
      made.clear();
    }
    made.put(recorder, new Made(now, day, clock));
    return clock.deepCopy();
  }
}
