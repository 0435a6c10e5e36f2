package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.store.ProjectionReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far recorders' clocks were off at their last word, for lists. A clock is made from all that
 * its recorder said in two days, so it is made once a minute at most, however often lists are asked
 * for.
 */
final class LatestClocks {
  private static final Duration KEPT = Duration.ofMinutes(1);

  /** Recorders of which a clock is kept; with more, all are made anew. */
  private static final int MOST = 20_000;

  private final RecorderClocks clocks;
  private final InstantSource wall;
  private final Map<String, Made> made = new ConcurrentHashMap<>();

  /**
   * @param wall the wall's clock and not an accelerated one: it is the gateway's work that is saved
   */
  LatestClocks(RecorderClocks clocks, InstantSource wall) {
    this.clocks = clocks;
    this.wall = wall;
  }

  private record Made(Instant at, LocalDate day, ObjectNode clock) {}

  /** Blocks. Without {@code offset_s} if nothing is known of it on {@code day}. */
  ObjectNode of(ProjectionReader tables, String recorder, LocalDate day) {
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
