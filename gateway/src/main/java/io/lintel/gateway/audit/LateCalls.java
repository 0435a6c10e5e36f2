package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.VisitSpan;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Moment;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TimedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a visit was that was tapped only afterwards, in the car: while the technician's recorder was
 * at its door, after the visit before and before the taps. Good enough to link by; nothing is
 * judged by it.
 */
final class LateCalls {
  /** Beyond its accuracy a position may be so far from the address and still be at it. */
  private static final double AT_DOOR_METRES = 30;

  /** Taps of a whole visit closer together than this were made in one go. */
  private static final long ONE_GO = Micros.of(Duration.ofMinutes(1));

  private static final Duration LOOK_BACK = Duration.ofHours(2);

  private final List<Door> doors;
  private final CaseRecorders recorders;

  LateCalls(List<Door> doors, CaseRecorders recorders) {
    this.doors = doors;
    this.recorders = recorders;
  }

  /**
   * The span of {@code door}, or null if it was tapped in time or nothing tells of a better one.
   */
  @Nullable VisitSpan of(Door door) {
    GeoPoint address = door.visit().position();
    if (door.witness() != Door.Witness.OWN || !door.steps().get(0).late() || address == null) {
      return null;
    }
    Instant tapped = latest(door, door.steps().get(0).tap().estimate());
    Instant since = endBefore(door, tapped);
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (RecorderStory story : recorders.counting(door.technician(), since, tapped)) {
      for (TimedEvent event : story.eventsAround(since, tapped)) {
        Step.Fix fix = event.event().position();
        long at = Micros.of(event.time().estimate());
        boolean then = at > Micros.of(since) && at < Micros.of(tapped);
        if (then && fix != null && isAt(fix, address)) {
          from = Math.min(from, at);
          to = Math.max(to, at);
        }
      }
    }
    if (from > to) {
      return null;
    }
    Moment exit = door.exit();
    if (exit != null && !exit.late() && !inOneGo(door)) {
      to = Math.max(to, Micros.of(exit.time().estimate()));
    }
    return new VisitSpan(door.visit(), from, from, to, to);
  }

  private static boolean isAt(Step.Fix fix, GeoPoint address) {
    return fix.point().metresTo(address) <= fix.accuracyMetres() + AT_DOOR_METRES;
  }

  private static boolean inOneGo(Door door) {
    List<TimedStep> steps = door.steps();
    long first = Micros.of(steps.get(0).tap().estimate());
    return Micros.of(steps.get(steps.size() - 1).tap().estimate()) - first < ONE_GO;
  }

  /** When the technician was in the next visit already, or else when it was tapped. */
  private Instant latest(Door door, Instant tapped) {
    Instant latest = tapped;
    for (Door other : doors) {
      TimeBounds begin = other.from();
      if (begin != null
          && !other.equals(door)
          && begin.estimate().isBefore(latest)
          && Objects.requireNonNull(other.to()).estimate().isAfter(tapped)) {
        latest = begin.estimate();
      }
    }
    return latest;
  }

  /** When the visit before was over; some hours before, where there was none. */
  private Instant endBefore(Door door, Instant latest) {
    Instant since = latest.minus(LOOK_BACK);
    for (Door other : doors) {
      TimeBounds end = other.to();
      Instant to = end == null ? null : end.estimate();
      if (to != null && !other.equals(door) && to.isAfter(since) && to.isBefore(latest)) {
        since = to;
      }
    }
    return since;
  }
}
