package io.lintel.gateway.audit;

import io.lintel.gateway.audit.Borders.Border;
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
import io.lintel.gateway.visit.VisitKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Visits are made up for in one sitting if no more than this lies between their first taps. */
  private static final Duration SITTING = Duration.ofMinutes(5);

  /** A recorder is put on and off no longer than this before and after a visit; see the weights. */
  private static final long WAIT = Micros.of(Duration.ofMinutes(5));

  /** A visit that was tapped late was up to so long before its taps. */
  static final Duration LOOK_BACK = Duration.ofHours(2);

  private static final Comparator<Door> AS_AGREED =
      Comparator.comparing(LateCalls::agreed).thenComparing(door -> door.visit().id());

  private static final Comparator<Door> BY_FIRST_TAP =
      Comparator.comparing(Presence::firstTap).thenComparing(door -> door.visit().id());

  private static final Comparator<TimedEvent> BY_TIME =
      Comparator.comparing((TimedEvent event) -> event.time().estimate())
          .thenComparing(event -> event.event().seq());

  private final List<Door> doors;
  private final List<Step> steps;
  private final PhoneClocks phones;
  private final CaseRecorders recorders;

  /** By visit, where the recorder was at its door; each is asked for by those beside it too. */
  private final Map<VisitId, Optional<Presence>> seen = new HashMap<>();

  private @Nullable List<CallInTime> tappedInTime;

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

  /** Whoever has an emergency is not asked when it would suit. */
  private static Instant agreed(Door door) {
    Visit visit = door.visit();
    Visit.Appointment appointment = visit.appointment();
    if (appointment != null) {
      return appointment.from();
    }
    Instant called = visit.kind() == VisitKind.EMERGENCY ? visit.requestedAt() : null;
    return called == null ? Instant.MAX : called;
  }

  /** Of a crew of which one taps for all, all were there before the taps. */
  private static boolean isLate(Door door) {
    return door.tappedLate();
  }

  private @Nullable VisitSpan byColleague(Door door) {
    if (door.witness() != Door.Witness.OWN) {
      return null;
    }
    Instant from = Instant.MAX;
    Instant to = Instant.MIN;
    for (Step step : steps) {
      boolean theirs = !step.technician().equals(door.technician()) && step.type().atDoor();
      if (theirs && step.visit().equals(door.visit().id()) && !isElsewhere(step, door)) {
        Instant tap = phones.time(step).tap().estimate();
        from = tap.isBefore(from) ? tap : from;
        to = tap.isAfter(to) ? tap : to;
      }
    }
    boolean oneGo = from.isAfter(to) || Duration.between(from, to).compareTo(ONE_GO) < 0;
    return oneGo ? null : span(door, from, to);
  }

  private static boolean isElsewhere(Step step, Door door) {
    GeoPoint address = door.visit().position();
    Step.Fix fix = step.position();
    return address != null && fix != null && fix.leastMetresTo(address) > ELSEWHERE_METRES;
  }

  /**
   * What is {@code door}'s of a presence. Visits that were tapped late at one address, one after
   * the other, are taken in the order that was agreed; so are those between them that were tapped
   * in time. Several may share one part.
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
    List<Door> ordered = inOrder(sharing, Micros.instant(whole.to()));
    SharedPresence shared = SharedPresence.of(whole, ordered, inTime(), AS_AGREED);
    Presence.Part part = shared.partOf(door);
    if (part == null) {
      return null;
    }
    int place = shared.placeOf(door);
    int all = shared.sharing(door);
    List<Border> borders = new Borders(recorders, door.technician()).within(part, all);
    Border begin =
        place == 0
            ? Border.known(
                all == 1 && mayWait(door, part, whole) ? arrived(door, part, whole) : part.from())
            : borders.get(place - 1);
    Border end =
        place + 1 == all
            ? Border.known(all == 1 ? gone(door, part) : part.to())
            : borders.get(place);
    long latest = Micros.of(Presence.firstTap(door));
    return begin.at() >= latest
        ? null
        : new VisitSpan(
            door.visit(),
            begin.early(),
            begin.at(),
            Math.min(latest, end.at()),
            Math.min(latest, end.late()));
  }

  /**
   * In the order in which they were made up for; those of one sitting in the order agreed, and so
   * are those for which nobody had time before all were over.
   *
   * @param late visits that were tapped late
   * @param over when whoever was at them was gone
   */
  private static List<Door> inOrder(List<Door> late, Instant over) {
    List<Door> byTap = new ArrayList<>(late);
    byTap.sort(BY_FIRST_TAP);
    List<Door> ordered = new ArrayList<>();
    List<Door> sitting = new ArrayList<>();
    Instant last = Instant.MIN;
    for (Door door : byTap) {
      Instant tap = Presence.firstTap(door);
      boolean later = !last.isAfter(over) && Duration.between(last, tap).compareTo(SITTING) > 0;
      if (!sitting.isEmpty() && later) {
        sitting.sort(AS_AGREED);
        ordered.addAll(sitting);
        sitting.clear();
      }
      sitting.add(door);
      last = tap;
    }
    sitting.sort(AS_AGREED);
    ordered.addAll(sitting);
    return ordered;
  }

  /**
   * Whoever stays on after another visit may wait for this one, and so may the first of a crew for
   * the others; who only walked in had arrived.
   */
  private static boolean mayWait(Door door, Presence.Part part, Presence whole) {
    return part.from() > whole.from() || door.visit().technicians().size() > 1;
  }

  /**
   * Whoever was there long before the recorder was on was waiting. What runs on may be for the next
   * visit, and of several in one part nobody knows whose it is. Where nothing was recorded, whoever
   * left afterwards was there as long as for other visits.
   */
  private long arrived(Door door, Presence.Part part, Presence whole) {
    long first = Long.MAX_VALUE;
    for (Recording recording : recordingsIn(door, part)) {
      long begin = recording.begin().estimateMicros();
      boolean runsOn = recording.lastKnown().estimateMicros() > part.to() + WAIT;
      first = runsOn || begin >= part.to() ? first : Math.min(first, begin);
    }
    if (first == Long.MAX_VALUE) {
      long usual = usual(door.visit().kind());
      boolean waited = whole.endsWith(part) && part.length() / 2 > usual;
      return waited ? part.to() - usual : part.from();
    }
    return first - part.from() > WAIT ? first - CallInTime.GOING : part.from();
  }

  /** Whoever was there long after the recorder was off, too. */
  private long gone(Door door, Presence.Part part) {
    long last = Long.MIN_VALUE;
    for (Recording recording : recordingsIn(door, part)) {
      boolean ranBefore = recording.begin(true).estimateMicros() < part.from() - WAIT;
      last = ranBefore ? last : Math.max(last, recording.lastKnown().estimateMicros());
    }
    boolean waited = last != Long.MIN_VALUE && part.to() - last > WAIT;
    return waited ? last + CallInTime.GOING : part.to();
  }

  private List<Recording> recordingsIn(Door door, Presence.Part part) {
    return recorders.recordings(door.technician(), part.from(), part.to());
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
    Instant latest = Presence.firstTap(door);
    List<Presence> presences = new ArrayList<>();
    Presence now = null;
    for (TimedEvent event : events(door, latest.minus(LOOK_BACK), latest)) {
      long at = Micros.of(event.time().estimate());
      Step.Fix fix = Objects.requireNonNull(event.event().position());
      double metres = fix.leastMetresTo(address);
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

  /** Visits that were tapped in time, wherever they were, by begin. */
  private List<CallInTime> inTime() {
    List<CallInTime> known = tappedInTime;
    if (known == null) {
      known =
          doors.stream()
              .filter(door -> door.carriedOut() && !isLate(door))
              .map(door -> CallInTime.of(door, recorders))
              .sorted(CallInTime.BY_BEGIN)
              .toList();
      tappedInTime = known;
    }
    return known;
  }

  /** How long such visits lasted on this day where they were tapped in time, the middle of them. */
  private long usual(VisitKind kind) {
    long[] lengths =
        inTime().stream()
            .filter(call -> call.door().visit().kind() == kind)
            .mapToLong(call -> call.end() - call.begin())
            .toArray();
    Arrays.sort(lengths);
    return lengths.length == 0 ? Long.MAX_VALUE : lengths[lengths.length / 2];
  }

  private static VisitSpan span(Door door, Instant from, Instant to) {
    long begin = Micros.of(from);
    long end = Micros.of(to);
    return new VisitSpan(door.visit(), begin, begin, end, end);
  }
}
