package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Measurement;
import io.lintel.gateway.clock.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What satellites say about a recorder's clock. A position may be an old one, told again where the
 * satellites were out of sight, and then the clock seems too far ahead: so of half an hour's looks
 * the one with the smallest offset counts.
 */
final class SatelliteLooks {
  private static final long WINDOW = Micros.of(Duration.ofMinutes(30));

  /** An offset that differs by more than this is a jump, not an old position. */
  private static final long OLD = Micros.of(Duration.ofMinutes(15));

  private SatelliteLooks() {}

  /**
   * @param events of one power epoch, in any order
   */
  static List<Measurement> of(List<RecorderEvent> events, ClockLimits limits) {
    List<Look> looks = looks(events, limits);
    List<Measurement> found = new ArrayList<>();
    Window window = null;
    Instant last = null;
    for (Look look : looks) {
      RecorderEvent event = look.event();
      Instant satellite = look.satellite();
      if (satellite.equals(last)) {
        continue;
      }
      last = satellite;
      long at = Micros.of(satellite);
      long offset = Micros.of(event.stated()) - at;
      if (window == null || !window.takes(at, offset)) {
        if (window != null) {
          found.add(window.look(limits));
        }
        window = new Window(at);
      }
      window.add(event.seq(), at, offset);
    }
    if (window != null) {
      found.add(window.look(limits));
    }
    return found;
  }

  private record Look(Instant satellite, RecorderEvent event) {}

  private static List<Look> looks(List<RecorderEvent> events, ClockLimits limits) {
    List<Look> looks = new ArrayList<>(0);
    for (RecorderEvent event : events) {
      Instant satellite = event.satellite();
      if (satellite != null && possible(event, satellite, limits)) {
        looks.add(new Look(satellite, event));
      }
    }
    looks.sort(
        Comparator.comparing(Look::satellite)
            .thenComparing(look -> look.event().stated())
            .thenComparingLong(look -> look.event().seq()));
    return looks;
  }

  /** Satellites' time that is after the receipt, or days before it, is none. */
  private static boolean possible(RecorderEvent event, Instant satellite, ClockLimits limits) {
    long before = Micros.of(event.received()) - Micros.of(satellite);
    return before >= -limits.glance() && before <= Micros.of(limits.latest());
  }

  /** Looks near to each other. */
  private static final class Window {
    private final long begin;
    private long seq;
    private long at;
    private long offset = Long.MAX_VALUE;

    Window(long begin) {
      this.begin = begin;
    }

    boolean takes(long when, long ahead) {
      return Math.abs(when - begin) <= WINDOW && Math.abs(ahead - offset) <= OLD;
    }

    void add(long number, long when, long ahead) {
      if (ahead < offset) {
        seq = number;
        at = when;
        offset = ahead;
      }
    }

    Measurement look(ClockLimits limits) {
      return Measurement.of(seq, ClockBasis.SATELLITE, at + offset, at, limits.glance());
    }
  }

  /** As {@link #of}, of a file's track: {@code began} by the recorder's clock; null without one. */
  static @Nullable Measurement ofTrack(DockedFile file, Instant began, ClockLimits limits) {
    long best = Long.MAX_VALUE;
    long at = 0;
    for (DockedFile.TrackPoint point : file.track()) {
      Duration into = point.into();
      if (into != null) {
        long when = Micros.of(point.satellite());
        long offset = Micros.of(began) + Micros.of(into) - when;
        if (offset < best) {
          best = offset;
          at = when;
        }
      }
    }
    return best == Long.MAX_VALUE
        ? null
        : Measurement.of(file.seq(), ClockBasis.SATELLITE, at + best, at, limits.glance());
  }
}
