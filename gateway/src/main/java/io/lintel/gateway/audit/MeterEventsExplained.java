package io.lintel.gateway.audit;

import io.lintel.gateway.metering.MeterCall;
import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** MTR-4: who turned a valve, opened a meter or reset it was there, or a command did it. */
final class MeterEventsExplained {
  /** A meter that sleeps carries out a command when it wakes. */
  private static final Duration COMMAND_WITHIN = Duration.ofHours(24);

  private final CaseDay day;
  private final Duration within;

  private MeterEventsExplained(CaseDay day, Policy policy) {
    this.day = day;
    this.within = policy.limits().eventWithin();
  }

  static Judgement judge(Door door, CaseDay day, Policy policy) {
    MeterEventsExplained rule = new MeterEventsExplained(day, policy);
    List<Judgement> found = new ArrayList<>();
    boolean heard = false;
    for (String meter : door.visit().meters()) {
      List<MeterWord> told = day.told(meter);
      heard |= !told.isEmpty();
      for (MeterEvent event : MeterEvent.of(told)) {
        if (day.file().meterDay().holds(event.word().time().estimate())) {
          found.add(rule.judge(meter, event));
        }
      }
    }
    if (!heard) {
      return Judgement.notApplicable(
          new Sentence("The meter tells no reading of its own", "表具没有自身读数"));
    }
    return found.stream()
        .max(Judgement.KINDEST_FIRST)
        .orElseGet(
            () ->
                Judgement.pass(
                    true,
                    null,
                    new Sentence("Nothing was done to the meter that day", "当日表具没有操作事件"),
                    List.of()));
  }

  private Judgement judge(String meter, MeterEvent event) {
    List<Long> evidence = List.of(event.word().seq());
    for (MeterCommand command : day.file().commands()) {
      if (command.meter().equals(meter) && explains(command, event, within)) {
        return Judgement.pass(
            true,
            null,
            said(event, "; a command explains it", "；有指令可以解释"),
            List.of(event.word().seq(), command.seq()));
      }
    }
    for (MeterCall call : day.file().meterDay().calls()) {
      if (call.meter().equals(meter) && explains(call, event, within)) {
        return Judgement.pass(
            true, null, said(event, "; another visit explains it", "；有另一次服务可以解释"), evidence);
      }
    }
    boolean due = false;
    for (Door door : day.doors()) {
      if (!door.visit().meters().contains(meter)) {
        continue;
      }
      if (door.carriedOut()) {
        if (near(
            Objects.requireNonNull(door.from()).lo(),
            Objects.requireNonNull(door.to()).hi(),
            event)) {
          return Judgement.pass(
              true, null, said(event, "; the visit explains it", "；本次服务可以解释"), evidence);
        }
      } else {
        Visit.Appointment appointment = door.visit().appointment();
        due |= appointment == null || near(appointment.from(), appointment.to(), event);
      }
    }
    return due
        ? Judgement.undecided(
            null, said(event, "; a visit without steps was due then", "；当时有一次未留步骤的预约服务"), evidence)
        : Judgement.fail(
            Cause.UNKNOWN,
            null,
            said(event, ", and no visit and no command explains it", "，没有服务或指令可以解释"),
            evidence);
  }

  private boolean near(Instant from, Instant to, MeterEvent event) {
    return near(from, to, event, within);
  }

  private static boolean near(Instant from, Instant to, MeterEvent event, Duration within) {
    return !from.minus(within).isAfter(event.to()) && !to.plus(within).isBefore(event.from());
  }

  /** Whether somebody of another crew may have done it. */
  static boolean explains(MeterCall call, MeterEvent event, Duration within) {
    return near(call.from(), call.to(), event, within);
  }

  /** Whether {@code command} may have brought it about: it is of that kind, and came before. */
  static boolean explains(MeterCommand command, MeterEvent event, Duration within) {
    String name = command.command().toLowerCase(Locale.ROOT);
    boolean kind =
        switch (event.kind()) {
          case VALVE -> name.contains("valve");
          case RESET -> name.contains("reset");
          case COVER -> false;
        };
    return kind
        && !command.asked().isAfter(event.to().plus(within))
        && !command.asked().plus(COMMAND_WITHIN).isBefore(event.from());
  }

  private static Sentence said(MeterEvent event, String en, String zh) {
    Sentence what =
        switch (event.kind()) {
          case VALVE -> new Sentence("The valve was turned", "阀门被操作");
          case COVER -> new Sentence("The meter reports " + event.what(), "表具报告 " + event.what());
          case RESET -> new Sentence("The meter was reset", "表具被复位");
        };
    return new Sentence(what.en() + en, what.zh() + zh);
  }
}
