package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.town.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The one who walks, with the time it has become. */
final class Walker {
  private static final double METRES_PER_SECOND = 4.5;
  private static final double METRES_PER_SECOND_IN_AN_EMERGENCY = 7;
  private static final Duration LUNCH_AFTER = Duration.ofHours(4);

  private final String technician;
  private final Deque<Stop> stops;
  private final Deque<Alarm> alarms;
  private final Instant from;
  private final Encounters encounters;
  private final Pace pace;
  private final Dice dice;
  private final List<List<Walk>> calls = new ArrayList<>();
  private final Map<String, List<Act>> telephoned = new HashMap<>();
  private final Map<String, Instant> originally = new HashMap<>();
  private final Whereabouts whereabouts;
  private final Instant handedOut;
  private Instant now;
  private Place here;
  private boolean lunched;

  Walker(
      Assignment assignment,
      boolean leads,
      Instant from,
      Place depot,
      Encounters encounters,
      Pace pace,
      Dice dice) {
    this.technician = assignment.technician();
    this.stops = new ArrayDeque<>(assignment.stops());
    this.alarms = new ArrayDeque<>(assignment.alarms());
    this.from = from;
    this.encounters = encounters;
    this.pace = pace;
    this.dice = dice;
    this.here = depot;
    this.whereabouts = new Whereabouts(from, depot);
    this.handedOut = from.plus(dice.seconds(60, 600));
    this.now = handedOut.plus(dice.seconds(620, 1890));
    telephone(leads);
    whereabouts.stay(here, from, now);
  }

  Round round() {
    return new Round(technician, handedOut, calls, whereabouts);
  }

  /** Whether there is a stop for which a colleague has to be waited for; now is its time. */
  boolean untilTogether() {
    while (!stops.isEmpty() && !stops.element().together()) {
      callAt(stops.remove());
    }
    return !stops.isEmpty();
  }

  /** The rest of the day. */
  void alone() {
    while (!stops.isEmpty()) {
      callAt(stops.remove());
    }
    while (!alarms.isEmpty()) {
      waitUntil(dispatched(alarms.element()));
      respond();
    }
  }

  /** The next stop of both; this one leads. */
  void callTogether(Walker partner) {
    Stop stop = stops.remove();
    partner.stops.remove();
    travelTo(stop.staircase().place(), METRES_PER_SECOND);
    partner.travelTo(stop.staircase().place(), METRES_PER_SECOND);
    Instant both = now.isAfter(partner.now) ? now : partner.now;
    waitUntil(both);
    partner.waitUntil(both);
    List<Walk> own = new ArrayList<>();
    List<Walk> partners = new ArrayList<>();
    for (Errand errand : stop.errands()) {
      Walk walk = call(errand, List.of(technician, partner.technician), arrangement(errand));
      own.add(walk);
      partners.add(partner.accompanied(walk));
    }
    partner.now = now;
    calls.add(own);
    partner.calls.add(partners);
    rest();
    partner.rest();
  }

  /** A colleague's visit as this one's own: few of its steps, or none, are tapped twice. */
  private Walk accompanied(Walk walk) {
    boolean taps = dice.fork(walk.errand().visit()).chance(0.5);
    List<Act> own =
        walk.acts().stream()
            .filter(
                act ->
                    switch (act.deed()) {
                      case ARRIVED, BELL, KNOCKED, ENTERED, LEFT, NOT_MET -> taps;
                      default -> false;
                    })
            .toList();
    return new Walk(technician, walk.crew(), walk.errand(), Arrangement.PLANNED, walk.acts(), own);
  }

  /** Customers are called from the depot: those to be told when, and those who want it later. */
  private void telephone(boolean leads) {
    Instant at = handedOut.plus(dice.seconds(120, 180));
    for (Stop stop : stops) {
      for (Errand errand : stop.putOff()) {
        at = at.plus(dice.seconds(40, 100));
        Act contacted = new Act(Deed.CONTACTED, at, false);
        at = at.plus(dice.seconds(10, 30));
        telephoned.put(errand.visit(), List.of(contacted, new Act(Deed.RESCHEDULED, at, false)));
      }
      for (Errand errand : stop.errands()) {
        boolean calls = errand.kind().isAnnounced() && (leads || !stop.together());
        if (calls && !telephoned.containsKey(errand.visit())) {
          at = at.plus(dice.seconds(40, 100));
          telephoned.put(errand.visit(), List.of(new Act(Deed.CONTACTED, at, false)));
        }
      }
    }
    now = at.isBefore(now) ? now : at.plusSeconds(60);
  }

  private Arrangement arrangement(Errand errand) {
    return new Arrangement(
        null,
        null,
        originally.get(errand.visit()),
        telephoned.getOrDefault(errand.visit(), List.of()));
  }

  private void callAt(Stop stop) {
    respond();
    stop.putOff().forEach(errand -> originally.put(errand.visit(), now));
    if (stop.errands().isEmpty()) {
      return;
    }
    travelTo(stop.staircase().place(), METRES_PER_SECOND);
    List<Walk> walks = new ArrayList<>();
    Deque<Errand> errands = new ArrayDeque<>(stop.errands());
    while (!errands.isEmpty()) {
      Errand errand = errands.remove();
      if (!walks.isEmpty() && isCalledAway()) {
        calls.add(walks);
        walks = new ArrayList<>();
        respond();
        travelTo(stop.staircase().place(), METRES_PER_SECOND);
      }
      // Not with the last door: the stop ends with the door that is left last.
      if (errands.size() > 1 && waits(errand)) {
        walks.addAll(interleaved(errand, errands.remove()));
      } else {
        walks.add(call(errand, List.of(technician), arrangement(errand)));
      }
    }
    calls.add(walks);
    rest();
  }

  private boolean waits(Errand errand) {
    return dice.fork("waits " + errand.visit()).chance(encounters.interleaved());
  }

  /** While something has to wait behind {@code one}, the next door; then the farewell. */
  private List<Walk> interleaved(Errand one, Errand other) {
    Walk usual = call(one, List.of(technician), arrangement(one));
    List<Act> acts = usual.acts();
    int done = 0;
    while (done < acts.size() && acts.get(done).deed() != Deed.WORK_DONE) {
      done++;
    }
    if (done + 1 >= acts.size()) {
      return List.of(usual, call(other, List.of(technician), arrangement(other)));
    }
    Instant away = acts.get(done).at();
    now = away.plus(dice.fork("goes " + other.visit()).seconds(20, 60));
    Walk between = call(other, List.of(technician), arrangement(other));
    Duration longer = Duration.between(away, now);
    List<Act> all = new ArrayList<>(acts.subList(0, done + 1));
    for (Act act : acts.subList(done + 1, acts.size())) {
      all.add(new Act(act.deed(), act.at().plus(longer), act.typesReading()));
    }
    Walk around = new Walk(technician, usual.crew(), one, usual.arrangement(), all, all);
    now = around.lastAct().plus(pace.doors().drawn(dice.fork("on from " + one.visit())));
    return List.of(around, between);
  }

  private Walk call(Errand errand, List<String> crew, Arrangement arrangement) {
    Dice own = dice.fork(errand.visit());
    List<Act> acts = Call.made(errand, now, encounters, own);
    Walk walk = new Walk(technician, crew, errand, arrangement, acts, acts);
    now = walk.lastAct().plus(pace.doors().drawn(own));
    return walk;
  }

  private boolean isCalledAway() {
    return !alarms.isEmpty() && !dispatched(alarms.element()).isAfter(now);
  }

  /** Goes where the emergencies are of which the office has sent word. */
  private void respond() {
    while (isCalledAway()) {
      Alarm alarm = alarms.remove();
      whereabouts.stay(here, now, now);
      travelTo(alarm.errand().door().staircase().place(), METRES_PER_SECOND_IN_AN_EMERGENCY);
      Arrangement arrangement =
          new Arrangement(from.plus(alarm.calledIn()), dispatched(alarm), null, List.of());
      calls.add(List.of(call(alarm.errand(), List.of(technician), arrangement)));
      whereabouts.stay(here, now, now);
    }
  }

  private Instant dispatched(Alarm alarm) {
    return from.plus(alarm.calledIn()).plus(alarm.dispatchedAfter());
  }

  private void travelTo(Place there, double metresPerSecond) {
    whereabouts.stay(here, now, now);
    double riding = here.metresTo(there) / metresPerSecond;
    now = now.plus(dice.seconds(riding + 60, riding * 1.3 + 120));
    here = there;
    whereabouts.stay(here, now, now);
  }

  private void waitUntil(Instant at) {
    now = at.isAfter(now) ? at : now;
    whereabouts.stay(here, now, now);
  }

  /** In the car, some streets on, until the next appointment; once a day, lunch. */
  private void rest() {
    travelTo(here.moved(aside(), aside()), METRES_PER_SECOND);
    boolean hungry = !lunched && Duration.between(from, now).compareTo(LUNCH_AFTER) > 0;
    lunched |= hungry;
    Instant until = now.plus(hungry ? dice.seconds(2600, 3800) : pace.stops().drawn(dice));
    boolean alarmed = !alarms.isEmpty() && dispatched(alarms.element()).isBefore(until);
    waitUntil(alarmed ? dispatched(alarms.element()) : until);
  }

  private double aside() {
    double metres = dice.between(200, 350);
    return dice.chance(0.5) ? metres : -metres;
  }
}
