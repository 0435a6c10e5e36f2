package io.lintel.gateway.linking;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TimedStep;
import io.lintel.gateway.visit.VisitId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One technician's stays on one day, found by time: the sure ones, and those of late taps. */
public final class Stays {
  /** Two words of a phone from places no farther apart than this are from one place, … */
  private static final double ONE_PLACE_METRES = 150;

  /** … if both are of one visit and no more than this apart. */
  private static final long LONGEST_SILENCE = Micros.of(Duration.ofHours(1));

  /** How well a work order's position is the place where the technician tapped. */
  private static final double ADDRESS_METRES = 30;

  private static final Comparator<TimedStep> BY_TAP =
      Comparator.comparing((TimedStep step) -> step.tap().estimate())
          .thenComparing(step -> step.step().type())
          .thenComparing(step -> step.step().seq());

  private static final Comparator<Stay> BY_BEGIN =
      Comparator.comparingLong(Stay::from)
          .thenComparing(Stay::sure)
          .thenComparingLong(Stay::to)
          .thenComparingDouble(stay -> stay.place().lat())
          .thenComparingDouble(stay -> stay.place().lon())
          .thenComparing(Stay::visit);

  private final Stay[] byTime;
  private final long[] from;
  private final List<Stay> unsure;

  /**
   * @param stays by time, the sure ones apart from each other
   */
  public Stays(List<Stay> stays) {
    this.byTime = stays.stream().filter(Stay::sure).toArray(Stay[]::new);
    this.from = Arrays.stream(byTime).mapToLong(Stay::from).toArray();
    this.unsure = stays.stream().filter(stay -> !stay.sure()).toList();
  }

  /**
   * Somebody at {@code address} at some time in the hours before they tapped {@code visit}.
   *
   * @param earliest in microseconds
   * @param latest of the taps the first
   */
  public static Stay sometime(VisitId visit, GeoPoint address, long earliest, long latest) {
    return new Stay(visit, earliest, latest, address, ADDRESS_METRES, false);
  }

  /** In the order in which they are kept. */
  public static List<Stay> sorted(List<Stay> stays) {
    return stays.stream().sorted(BY_BEGIN).toList();
  }

  /**
   * @param steps of one technician; a tap tells where the phone was, however late it was
   * @param addresses what stands in for a step's position, where it has none and is not late
   */
  public static List<Stay> of(List<TimedStep> steps, Map<VisitId, GeoPoint> addresses) {
    List<Stay> stays = new ArrayList<>();
    Growing now = null;
    List<TimedStep> sorted = new ArrayList<>(steps);
    sorted.sort(BY_TAP);
    for (TimedStep step : sorted) {
      Step.Fix fix = fix(step, addresses);
      if (fix == null) {
        continue;
      }
      if (now == null || !now.takes(step, fix)) {
        end(now, stays);
        now = new Growing(step, fix);
      }
    }
    end(now, stays);
    return stays;
  }

  private static Step.@Nullable Fix fix(TimedStep timed, Map<VisitId, GeoPoint> addresses) {
    Step.Fix fix = timed.step().position();
    if (fix != null || timed.late()) {
      return fix;
    }
    GeoPoint address = addresses.get(timed.step().visit());
    return address == null ? null : new Step.Fix(address, ADDRESS_METRES);
  }

  private static void end(@Nullable Growing growing, List<Stay> stays) {
    if (growing != null && growing.from < growing.to) {
      // Clocks that are not well known may let two visits overlap: then neither is sure there.
      Stay before = stays.isEmpty() ? null : stays.get(stays.size() - 1);
      if (before == null || before.to() < growing.from) {
        stays.add(growing.stay());
      }
    }
  }

  /** The stay that surely holds the whole of [{@code earliest}, {@code latest}], or null. */
  public @Nullable Stay holding(long earliest, long latest) {
    int at = Arrays.binarySearch(from, earliest);
    int i = at >= 0 ? at : -at - 2;
    return i >= 0 && byTime[i].holds(earliest, latest) ? byTime[i] : null;
  }

  /** Whether any stay, sure or not, reaches into the time from {@code begin} to {@code end}. */
  boolean isSeenWithin(Instant begin, Instant end) {
    long earliest = Micros.of(begin);
    long latest = Micros.of(end);
    return Stream.concat(Arrays.stream(byTime), unsure.stream())
        .anyMatch(stay -> stay.from() < latest && earliest < stay.to());
  }

  /**
   * The address of a visit tapped late, at which {@code seen} was taken when it may have been, or
   * null.
   */
  @Nullable Stay perhaps(Sighting seen, PlaceEvidence places) {
    for (Stay stay : unsure) {
      if (stay.holds(seen.lo(), seen.hi()) && places.of(seen.fix(), stay) > 0) {
        return stay;
      }
    }
    return null;
  }

  /** A stay that lasts as long as the next step of the same visit comes from the same place. */
  private static final class Growing {
    private final VisitId visit;
    private final long from;
    private long to;
    private long last;
    private final Middle middle = new Middle();

    Growing(TimedStep step, Step.Fix fix) {
      visit = step.step().visit();
      from = step.tap().hiMicros();
      to = step.tap().loMicros();
      last = step.tap().estimateMicros();
      middle.add(fix);
    }

    boolean takes(TimedStep step, Step.Fix fix) {
      long tapped = step.tap().estimateMicros();
      if (!step.step().visit().equals(visit)
          || tapped - last > LONGEST_SILENCE
          || fix.point().metresTo(middle.point()) > ONE_PLACE_METRES) {
        return false;
      }
      middle.add(fix);
      to = Math.max(to, step.tap().loMicros());
      last = tapped;
      return true;
    }

    Stay stay() {
      Step.Fix fix = middle.fix();
      return new Stay(visit, from, to, fix.point(), fix.accuracyMetres(), true);
    }
  }
}
