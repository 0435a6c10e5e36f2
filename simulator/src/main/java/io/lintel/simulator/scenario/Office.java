package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.mishap.HabitMishaps;
import io.lintel.simulator.people.Act;
import io.lintel.simulator.people.Deed;
import io.lintel.simulator.people.Luck;
import io.lintel.simulator.people.Round;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.Sending.Way;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The desk: work orders and custody, emergencies as they come in, other hours, calls back. */
final class Office {
  private static final int WORK_ORDERS_A_POST = 100;
  private static final LocalTime CALLS_FROM = LocalTime.of(8, 0);
  private static final LocalTime CALLS_UNTIL = LocalTime.of(21, 0);

  private final Draft draft;
  private final Messages messages;
  private final Instant end;

  /**
   * @param end of the day; nobody is called back later
   */
  Office(Draft draft, Instant end) {
    this.draft = draft;
    this.messages = draft.messages();
    this.end = end;
  }

  void work(List<Round> rounds) {
    List<Walk> orders =
        rounds.stream().flatMap(round -> round.walks().stream()).filter(Walk::leads).toList();
    planned(orders.stream().filter(walk -> walk.arrangement().calledIn() == null).toList());
    for (Walk walk : orders) {
      comesIn(walk);
      rescheduled(walk);
      callsBack(walk);
    }
    rounds.forEach(this::handsOut);
  }

  private void planned(List<Walk> orders) {
    Map<String, Instant> otherHours = outOfOrder(orders);
    Function<Walk, Instant> planned =
        walk -> otherHours.getOrDefault(walk.errand().visit(), inOrder(walk));
    for (int i = 0; i < orders.size(); i += WORK_ORDERS_A_POST) {
      List<Walk> some = orders.subList(i, Math.min(i + WORK_ORDERS_A_POST, orders.size()));
      draft.send(
          draft.from().plusSeconds(1),
          Way.POST,
          Sending.OFFICE,
          "/api/v1/visits",
          messages.workOrders(some, planned));
    }
  }

  private static Instant inOrder(Walk walk) {
    Instant originally = walk.arrangement().originally();
    return originally == null ? walk.arrived() : originally;
  }

  /** Each visit of those who go in another order, with the hour of another one of theirs. */
  private Map<String, Instant> outOfOrder(List<Walk> orders) {
    Map<String, List<Walk>> byTechnician =
        orders.stream()
            .collect(Collectors.groupingBy(Walk::technician, TreeMap::new, Collectors.toList()));
    Map<String, Instant> planned = new HashMap<>();
    byTechnician.forEach(
        (technician, walks) ->
            draft
                .luck(technician)
                .today(HabitMishaps.APPOINTMENTS_OUT_OF_ORDER)
                .ifPresent(
                    strike -> {
                      List<Instant> hours =
                          strike.dice().shuffled(walks.stream().map(Office::inOrder).toList());
                      for (int i = 0; i < walks.size(); i++) {
                        planned.put(walks.get(i).errand().visit(), hours.get(i));
                      }
                    }));
    return planned;
  }

  private void comesIn(Walk walk) {
    Instant calledIn = walk.arrangement().calledIn();
    Instant dispatched = walk.arrangement().dispatched();
    if (calledIn != null && dispatched != null) {
      Dice own = dice(walk);
      draft.send(
          calledIn.plus(own.seconds(5, 40)),
          Way.POST,
          Sending.OFFICE,
          "/api/v1/visits",
          messages.workOrders(List.of(walk), Walk::arrived));
      step(walk, Deed.DISPATCHED, dispatched, own);
    }
  }

  /** The customer wants another hour: the same order, with another appointment. */
  private void rescheduled(Walk walk) {
    if (walk.arrangement().originally() == null) {
      return;
    }
    for (Act act : walk.arrangement().calls()) {
      if (act.deed() == Deed.RESCHEDULED) {
        draft.send(
            act.at().plus(dice(walk).seconds(6, 30)),
            Way.PUT,
            Sending.OFFICE,
            "/api/v1/visits/" + walk.errand().visit(),
            messages.newAppointment(walk));
      }
    }
  }

  private void callsBack(Walk walk) {
    Dice own = dice(walk).fork("call back");
    boolean sampled = own.chance(draft.scenario().people().encounters().calledBack());
    Instant at = walk.lastAct().plus(own.seconds(1_200, 14_400));
    LocalTime local = at.atZone(draft.scenario().zone()).toLocalTime();
    boolean callable = !local.isBefore(CALLS_FROM) && local.isBefore(CALLS_UNTIL);
    if (sampled && callable && walk.entered().isPresent() && at.isBefore(end)) {
      step(walk, Deed.CALLED_BACK, at, own);
    }
  }

  private void step(Walk walk, Deed deed, Instant at, Dice own) {
    draft.send(
        at.plus(own.seconds(0.1, 0.9)),
        Way.POST,
        Sending.OFFICE,
        Messages.stepsOf(walk),
        messages.officeStep(own.uuid(), deed, at));
  }

  private void handsOut(Round round) {
    String recorder = Luck.recorderOf(round.technician());
    draft.send(
        round.handedOut(),
        Way.PUT,
        Sending.OFFICE,
        "/api/v1/custody",
        messages.custody(recorder, round.technician(), round.handedOut()));
  }

  private Dice dice(Walk walk) {
    return draft.dice().fork("office " + walk.errand().visit());
  }

  /** Not before the last technician is done. */
  static Instant end(Instant planned, List<Round> rounds, Duration after) {
    List<Instant> done = new ArrayList<>();
    rounds.forEach(round -> round.walks().forEach(walk -> done.add(walk.lastAct().plus(after))));
    return done.stream().filter(planned::isBefore).max(Instant::compareTo).orElse(planned);
  }
}
