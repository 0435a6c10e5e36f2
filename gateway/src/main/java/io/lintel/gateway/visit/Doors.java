package io.lintel.gateway.visit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.visit.Door.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A technician's day as doors, from the steps of all crews of its visits. */
public final class Doors {
  /** A visit whose end nobody tapped, and after which none follows, is over by then. */
  private static final Duration LONGEST_OPEN = Duration.ofHours(2);

  private static final Set<StepType> KNOCK = EnumSet.of(StepType.BELL, StepType.KNOCKED);
  private static final Set<StepType> OPENED =
      EnumSet.of(StepType.DOOR_OPENED, StepType.IDENTIFIED, StepType.ENTERED);
  private static final Set<StepType> ENTERED = EnumSet.of(StepType.ENTERED);
  private static final Set<StepType> EXIT = EnumSet.of(StepType.LEFT, StepType.NOT_MET);
  private static final Set<StepType> INSIDE = EnumSet.range(StepType.SHOE_COVERS, StepType.SIGNED);

  private final TechnicianId technician;
  private final PhoneClocks phones;
  private final TapHabits habits;

  private Doors(TechnicianId technician, PhoneClocks phones, TapHabits habits) {
    this.technician = technician;
    this.phones = phones;
    this.habits = habits;
  }

  /** One door for each of {@code visits}, in their order. */
  public static List<Door> of(
      TechnicianId technician,
      List<Visit> visits,
      List<Step> steps,
      PhoneClocks phones,
      TapHabits habits) {
    return new Doors(technician, phones, habits).all(visits, steps);
  }

  private List<Door> all(List<Visit> visits, List<Step> steps) {
    Map<VisitId, List<TimedStep>> own = new LinkedHashMap<>();
    Map<VisitId, List<TimedStep>> crew = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step.type().atDoor()) {
        Map<VisitId, List<TimedStep>> whose = step.technician().equals(technician) ? own : crew;
        whose.computeIfAbsent(step.visit(), visit -> new ArrayList<>()).add(phones.time(step));
      }
    }
    own.values().forEach(taps -> taps.sort(Doors::byTap));
    crew.values().forEach(taps -> taps.sort(Doors::byTap));
    List<TimedStep> arrivals = new ArrayList<>(own.size());
    own.values().forEach(taps -> arrivals.add(taps.get(0)));
    arrivals.sort(Doors::byTap);
    List<Door> doors = new ArrayList<>(visits.size());
    for (Visit visit : visits) {
      List<TimedStep> mine = own.getOrDefault(visit.id(), List.of());
      List<TimedStep> theirs = crew.getOrDefault(visit.id(), List.of());
      doors.add(door(visit, mine, theirs, arrivals));
    }
    return doors;
  }

  private static int byTap(TimedStep one, TimedStep other) {
    if (one.tapped() != other.tapped()) {
      return Long.compare(one.tapped(), other.tapped());
    }
    int byType = one.step().type().compareTo(other.step().type());
    return byType != 0 ? byType : Long.compare(one.step().seq(), other.step().seq());
  }

  private Door door(
      Visit visit, List<TimedStep> own, List<TimedStep> crew, List<TimedStep> arrivals) {
    Witness witness = own.isEmpty() ? Witness.CREW : Witness.OWN;
    List<TimedStep> taps = own.isEmpty() ? crew : own;
    if (taps.isEmpty()) {
      return new Door(visit, technician, Witness.NOBODY, List.of(), null, null, null, null, null);
    }
    TimedStep next = nextAfter(taps.get(0), arrivals);
    long nextTap = next == null ? Long.MAX_VALUE : next.tapped();
    List<TimedStep> steps = LateTaps.mark(visit, taps, nextTap, habits);
    Moment left = last(steps, EXIT);
    return new Door(
        visit,
        technician,
        witness,
        steps,
        knock(steps),
        first(steps, ENTERED, OPENED),
        steps.get(0).act(),
        left == null ? null : left.at(habits.leaving(left.time(), lastInside(steps, left))),
        left == null ? openEnd(steps, next) : left.time());
  }

  /** A knock that was tapped with the arrival, or before it, was tapped on the way to the door. */
  private @Nullable Moment knock(List<TimedStep> steps) {
    Moment knock = first(steps, KNOCK, OPENED);
    if (knock == null || knock.late() || !KNOCK.contains(knock.type())) {
      return knock;
    }
    long together = Micros.of(habits.together());
    for (TimedStep step : steps) {
      boolean arrived = step.step().type() == StepType.ARRIVED;
      if (arrived && knock.time().estimateMicros() - step.tapped() <= together) {
        return Knocks.ahead(knock, steps, habits);
      }
    }
    return knock;
  }

  /** The last act before leaving that was not tapped in one go with it. */
  private @Nullable TimeBounds lastInside(List<TimedStep> steps, Moment left) {
    long sitting = Micros.of(habits.sitting()) / 2;
    long after = left.time().estimateMicros();
    for (int i = steps.size() - 1; i >= 0; i--) {
      TimedStep step = steps.get(i);
      if (step.late() || EXIT.contains(step.step().type()) || step.tapped() > after) {
        continue;
      }
      if (after - step.tapped() > sitting) {
        return step.act();
      }
      after = step.tapped();
    }
    return null;
  }

  private static @Nullable TimedStep nextAfter(TimedStep first, List<TimedStep> arrivals) {
    int at = Collections.binarySearch(arrivals, first, Doors::byTap);
    for (int i = at < 0 ? -at - 1 : at; i < arrivals.size(); i++) {
      TimedStep arrival = arrivals.get(i);
      if (byTap(arrival, first) > 0 && !arrival.step().visit().equals(first.step().visit())) {
        return arrival;
      }
    }
    return null;
  }

  /**
   * The first of {@code best}, or of what falls back for it; a later step inside shows only that it
   * was before.
   */
  private static @Nullable Moment first(
      List<TimedStep> steps, Set<StepType> best, Set<StepType> otherwise) {
    for (Set<StepType> among : List.of(best, otherwise)) {
      for (TimedStep step : steps) {
        if (among.contains(step.step().type())) {
          return Moment.of(step);
        }
      }
    }
    for (TimedStep step : steps) {
      if (INSIDE.contains(step.step().type())) {
        return Moment.of(step.asLate());
      }
    }
    return null;
  }

  private static @Nullable Moment last(List<TimedStep> steps, Set<StepType> among) {
    Moment found = null;
    for (TimedStep step : steps) {
      if (among.contains(step.step().type())) {
        found = Moment.of(step);
      }
    }
    return found;
  }

  /** Not before the last step, not after the same technician's next arrival. */
  private static TimeBounds openEnd(List<TimedStep> steps, @Nullable TimedStep next) {
    TimeBounds last = steps.get(steps.size() - 1).act();
    Instant limit = next == null ? last.hi().plus(LONGEST_OPEN) : next.act().hi();
    return TimeBounds.between(last.lo(), limit.isBefore(last.lo()) ? last.hi() : limit);
  }
}
