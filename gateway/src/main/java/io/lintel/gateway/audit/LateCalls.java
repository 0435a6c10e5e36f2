package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.linking.VisitSpan;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.PhoneClocks;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a visit was that was tapped only afterwards, in the car: as a colleague's taps have it, or
 * else while the technician's recorder was at its door before the taps, and not in a visit that was
 * tapped in time. Good enough to link by; nothing is judged by it.
 */
final class LateCalls {
  /** Beyond its accuracy a position may be so far from the address and still be at it. */
  private static final double AT_DOOR_METRES = 30;

  /** Beyond its accuracy a position so far from the address is elsewhere. */
  private static final double ELSEWHERE_METRES = 150;

  /** Taps of a whole visit closer together than this were made in one go. */
  private static final Duration ONE_GO = Duration.ofMinutes(1);

  /** A visit that was tapped late was up to so long before its taps. */
  static final Duration LOOK_BACK = Duration.ofHours(2);

  private static final long GOING = Micros.of(Duration.ofMinutes(1));

  private static final Comparator<Door> AS_AGREED =
      Comparator.comparing(LateCalls::agreed).thenComparing(door -> door.visit().id());

  private static final Comparator<TimedEvent> BY_TIME =
      Comparator.comparing((TimedEvent event) -> event.time().estimate())
          .thenComparing(event -> event.event().seq());

  private final List<Door> doors;
  private final List<Step> steps;
  private final PhoneClocks phones;
  private final CaseRecorders recorders;

  /** By visit, where the recorder was at its door; each is asked for by those beside it too. */
  private final Map<VisitId, Optional<VisitSpan>> seen = new HashMap<>();

  /** Where one of several visits at an address ends and the next begins. */
  private record Border(long early, long at, long late) {
    static Border known(long at) {
      return new Border(at, at, at);
    }
  }

  LateCalls(List<Door> doors, List<Step> steps, PhoneClocks phones, CaseRecorders recorders) {
    this.doors = doors;
    this.steps = steps;
    this.phones = phones;
    this.recorders = recorders;
  }

  /**
   * The span of {@code door}, or null if it was tapped in time or nothing tells of a better one.
   */
  @Nullable VisitSpan of(Door door) {
    if (!isLate(door)) {
      return null;
    }
    VisitSpan told = byColleague(door);
    if (told != null) {
      return told;
    }
    VisitSpan stay = byPlace(door);
    return stay == null ? null : part(left(stay), door);
  }

  private static Instant agreed(Door door) {
    Visit.Appointment appointment = door.visit().appointment();
    return appointment == null ? Instant.MAX : appointment.from();
  }

  private static boolean isLate(Door door) {
    return door.witness() == Door.Witness.OWN && door.tappedLate();
  }

  private @Nullable VisitSpan byColleague(Door door) {
    Instant from = Instant.MAX;
    Instant to = Instant.MIN;
    for (Step step : steps) {
      boolean theirs = !step.technician().equals(door.technician());
      if (theirs && step.visit().equals(door.visit().id())) {
        Instant tap = phones.time(step).tap().estimate();
        from = tap.isBefore(from) ? tap : from;
        to = tap.isAfter(to) ? tap : to;
      }
    }
    boolean oneGo = from.isAfter(to) || Duration.between(from, to).compareTo(ONE_GO) < 0;
    return oneGo ? null : span(door, from, to);
  }

  /** Nobody is out of a house as soon as the door is shut. */
  private static VisitSpan left(VisitSpan stay) {
    long to = length(stay) < 3 * GOING ? stay.to() : stay.to() - GOING;
    return new VisitSpan(stay.visit(), stay.lo(), stay.from(), to, to);
  }

  /**
   * What is {@code door}'s of a stay. Visits at one address, one after the other and all tapped
   * late, are taken in the order that was agreed; one ends where a recording begins near to where
   * it would if all were equally long. Without one, a tenth on both sides is either's.
   */
  private VisitSpan part(VisitSpan stay, Door door) {
    List<Door> sharing = new ArrayList<>();
    for (Door other : doors) {
      VisitSpan theirs = isLate(other) ? byPlace(other) : null;
      if (theirs != null && theirs.from() <= stay.to() && stay.from() <= theirs.to()) {
        sharing.add(other);
      }
    }
    if (sharing.size() < 2) {
      return stay;
    }
    sharing.sort(AS_AGREED);
    int place = sharing.indexOf(door);
    long slice = length(stay) / sharing.size();
    Border begin =
        place == 0 ? Border.known(stay.from()) : border(door, stay.from() + place * slice, slice);
    Border end =
        place + 1 == sharing.size()
            ? Border.known(stay.to())
            : border(door, stay.from() + (place + 1) * slice, slice);
    return new VisitSpan(stay.visit(), begin.early(), begin.at(), end.at(), end.late());
  }

  private Border border(Door door, long even, long slice) {
    Long begun = recordingBegun(door, even, slice / 2);
    return begun == null
        ? new Border(even - slice / 10, even, even + slice / 10)
        : Border.known(begun);
  }

  /** The begin of a recording nearest to {@code moment}, or null if none is so near. */
  private @Nullable Long recordingBegun(Door door, long moment, long within) {
    Long nearest = null;
    Instant from = Micros.instant(moment - within);
    Instant to = Micros.instant(moment + within);
    for (RecorderStory story : recorders.counting(door.technician(), from, to)) {
      for (Recording recording : story.recordings()) {
        long begun = recording.begin().estimateMicros();
        long off = Math.abs(begun - moment);
        if (off < within && (nearest == null || off < Math.abs(nearest - moment))) {
          nearest = begun;
        }
      }
    }
    return nearest;
  }

  private @Nullable VisitSpan byPlace(Door door) {
    return seen.computeIfAbsent(door.visit().id(), id -> Optional.ofNullable(longestStay(door)))
        .orElse(null);
  }

  private @Nullable VisitSpan longestStay(Door door) {
    GeoPoint address = door.visit().position();
    if (address == null) {
      return null;
    }
    Instant latest = door.steps().get(0).tap().estimate();
    Instant earliest = latest.minus(LOOK_BACK);
    VisitSpan longest = null;
    Instant from = null;
    for (TimedEvent event : events(door, earliest, latest)) {
      Instant at = event.time().estimate();
      Step.Fix fix = Objects.requireNonNull(event.event().position());
      double metres = fix.point().metresTo(address) - fix.accuracyMetres();
      if (metres > ELSEWHERE_METRES || isInAnother(door, at)) {
        from = null;
      } else if (metres <= AT_DOOR_METRES) {
        from = from == null ? at : from;
        VisitSpan span = span(door, from, at);
        longest = longest == null || length(span) > length(longest) ? span : longest;
      }
    }
    return longest;
  }

  private List<TimedEvent> events(Door door, Instant earliest, Instant latest) {
    List<TimedEvent> events = new ArrayList<>();
    for (RecorderStory story : recorders.counting(door.technician(), earliest, latest)) {
      for (TimedEvent event : story.eventsAround(earliest, latest)) {
        Instant at = event.time().estimate();
        if (event.event().position() != null && at.isAfter(earliest) && at.isBefore(latest)) {
          events.add(event);
        }
      }
    }
    events.sort(BY_TIME);
    return events;
  }

  /** Of those tapped in time. */
  private boolean isInAnother(Door door, Instant at) {
    for (Door other : doors) {
      if (!other.equals(door)
          && other.carriedOut()
          && !isLate(other)
          && !at.isBefore(Objects.requireNonNull(other.from()).estimate())
          && !at.isAfter(Objects.requireNonNull(other.to()).estimate())) {
        return true;
      }
    }
    return false;
  }

  private static VisitSpan span(Door door, Instant from, Instant to) {
    long begin = Micros.of(from);
    long end = Micros.of(to);
    return new VisitSpan(door.visit(), begin, begin, end, end);
  }

  private static long length(VisitSpan span) {
    return span.to() - span.from();
  }
}
