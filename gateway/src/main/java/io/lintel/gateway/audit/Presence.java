package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.visit.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a recorder was at an address without having been elsewhere, in microseconds. Visits that
 * were tapped in time lie in it or cut it short; what they leave are its parts.
 */
record Presence(long from, long to) {
  /** Out of one door and to the next, or to the street. */
  static final long GOING = Micros.of(Duration.ofMinutes(1));

  /** Three positions a minute apart: less may be somebody who goes by. */
  private static final long TELLING = 2 * GOING;

  /** A part of a presence. */
  record Part(long from, long to) {
    long length() {
      return to - from;
    }

    boolean tells() {
      return length() >= TELLING;
    }
  }

  boolean meets(Presence other) {
    return from <= other.to && other.from <= to;
  }

  Presence with(Presence other) {
    return new Presence(Math.min(from, other.from), Math.max(to, other.to));
  }

  boolean isLongEnough(List<Door> inTime) {
    return parts(inTime).stream().anyMatch(Part::tells);
  }

  /** The longest part's length. */
  long longest(List<Door> inTime) {
    return parts(inTime).stream().mapToLong(Part::length).max().orElse(0);
  }

  /**
   * What no other visit accounts for. Nobody is out of a house as soon as the door is shut, nor at
   * the next door.
   *
   * @param inTime visits that were tapped in time
   * @return by time, not empty ones
   */
  List<Part> parts(List<Door> inTime) {
    List<Door> within = new ArrayList<>();
    for (Door door : inTime) {
      if (begin(door) <= to && end(door) >= from) {
        within.add(door);
      }
    }
    within.sort(Comparator.comparingLong(Presence::begin).thenComparingLong(Presence::end));
    List<Part> parts = new ArrayList<>();
    long free = from;
    for (Door door : within) {
      add(free, begin(door), parts);
      free = Math.max(free, end(door) + GOING);
    }
    add(free, to, parts);
    return parts;
  }

  private static void add(long from, long to, List<Part> parts) {
    long left = to - from < 3 * GOING ? to : to - GOING;
    if (from < left) {
      parts.add(new Part(from, left));
    }
  }

  static long begin(Door door) {
    return Micros.of(estimate(door.from()));
  }

  static long end(Door door) {
    return Micros.of(estimate(door.to()));
  }

  private static Instant estimate(@Nullable TimeBounds bounds) {
    return Objects.requireNonNull(bounds, "a visit carried out has its times").estimate();
  }
}
