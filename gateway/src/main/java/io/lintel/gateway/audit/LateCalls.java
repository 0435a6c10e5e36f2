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
  private final Map<VisitId, Optional<Presence>> seen = new HashMap<>();

  private @Nullable List<Door> tappedInTime;

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
    Presence presence = present(door);
    return presence == null ? null : part(presence, door);
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

  /**
   * What is {@code door}'s of a presence. Visits that were tapped late at one address, one after
   * the other, are taken in the order that was agreed; so are those between them that were tapped
   * in time. Several in one part end where a recording begins near to where they would if all were
   * equally long. Without one, a tenth on both sides is either's.
   */
  private @Nullable VisitSpan part(Presence own, Door door) {
    List<Door> sharing = new ArrayList<>();
    Presence whole = own;
    for (Door other : doors) {
      Presence theirs = isLate(other) ? present(other) : null;
      if (theirs != null && theirs.meets(own)) {
        sharing.add(other);
        whole = whole.with(theirs);
      }
    }
    sharing.sort(AS_AGREED);
    SharedPresence shared = SharedPresence.of(whole, sharing, inTime(), AS_AGREED);
    Presence.Part part = shared.partOf(door);
    if (part == null) {
      return null;
    }
    int place = shared.placeOf(door);
    int all = shared.sharing(door);
    long slice = part.length() / all;
    Border begin =
        place == 0 ? Border.known(part.from()) : border(door, part.from() + place * slice, slice);
    Border end =
        place + 1 == all
            ? Border.known(part.to())
            : border(door, part.from() + (place + 1) * slice, slice);
    return new VisitSpan(door.visit(), begin.early(), begin.at(), end.at(), end.late());
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

  private @Nullable Presence present(Door door) {
    return seen.computeIfAbsent(door.visit().id(), id -> Optional.ofNullable(lastPresence(door)))
        .orElse(null);
  }

  /**
   * Taps are made up for soon: of several presences that are long enough for a visit the last one.
   */
  private @Nullable Presence lastPresence(Door door) {
    Presence found = null;
    for (Presence presence : presences(door)) {
      boolean better =
          found == null
              || presence.isLongEnough(inTime())
              || (!found.isLongEnough(inTime())
                  && presence.longest(inTime()) > found.longest(inTime()));
      found = better ? presence : found;
    }
    return found;
  }

  /** At the address, by time, in the hours before the taps. */
  private List<Presence> presences(Door door) {
    GeoPoint address = door.visit().position();
    if (address == null) {
      return List.of();
    }
    Instant latest = door.steps().get(0).tap().estimate();
    List<Presence> presences = new ArrayList<>();
    Presence now = null;
    for (TimedEvent event : events(door, latest.minus(LOOK_BACK), latest)) {
      long at = Micros.of(event.time().estimate());
      Step.Fix fix = Objects.requireNonNull(event.event().position());
      double metres = fix.point().metresTo(address) - fix.accuracyMetres();
      if (metres > ELSEWHERE_METRES) {
        now = null;
      } else if (metres <= AT_DOOR_METRES) {
        if (now != null) {
          presences.remove(presences.size() - 1);
        }
        now = new Presence(now == null ? at : now.from(), at);
        presences.add(now);
      }
    }
    return presences;
  }

  private List<TimedEvent> events(Door door, Instant earliest, Instant latest) {
    List<TimedEvent> events = new ArrayList<>();
    for (RecorderStory story : recorders.counting(door.technician(), earliest, latest)) {
      for (TimedEvent event : story.eventsAround(earliest, latest)) {
        Instant at = event.time().estimate();
        if (event.event().position() != null
            && at.isAfter(earliest)
            && at.isBefore(latest)
            && recorders.counts(story, door.technician(), at)) {
          events.add(event);
        }
      }
    }
    events.sort(BY_TIME);
    return events;
  }

  /** Visits that were tapped in time, wherever they were. */
  private List<Door> inTime() {
    List<Door> known = tappedInTime;
    if (known == null) {
      known = doors.stream().filter(door -> door.carriedOut() && !isLate(door)).toList();
      tappedInTime = known;
    }
    return known;
  }

  private static VisitSpan span(Door door, Instant from, Instant to) {
    long begin = Micros.of(from);
    long end = Micros.of(to);
    return new VisitSpan(door.visit(), begin, begin, end, end);
  }
}
