package io.lintel.simulator.scenario;

import io.lintel.simulator.mishap.CustodyMishaps;
import io.lintel.simulator.mishap.FixMishaps;
import io.lintel.simulator.mishap.HabitMishaps;
import io.lintel.simulator.mishap.HandlingMishaps;
import io.lintel.simulator.mishap.MeteringMishaps;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.PhoneMishaps;
import io.lintel.simulator.mishap.RecorderMishaps;
import io.lintel.simulator.people.Carrying;
import io.lintel.simulator.people.Luck;
import io.lintel.simulator.people.RecorderHandling;
import io.lintel.simulator.people.Walk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The names of what went wrong in one technician's visits. */
final class VisitMishaps {
  private static final List<MishapKind> AT_THE_DOOR =
      List.of(
          HandlingMishaps.RECORDER_ON_LATE,
          HandlingMishaps.RECORDER_NEVER_ON,
          HandlingMishaps.RECORDER_OFF_EARLY,
          HandlingMishaps.RECORDER_PAUSED_INSIDE,
          HandlingMishaps.RECORDER_MUTED,
          RecorderMishaps.HEARTBEATS_LOST,
          RecorderMishaps.RECORDER_OFFLINE,
          FixMishaps.FIXES_AT_ZERO,
          FixMishaps.FIXES_MISSING,
          FixMishaps.FIXES_STALE,
          FixMishaps.FIXES_BIASED,
          FixMishaps.FIXES_COARSE);
  private static final List<MishapKind> ON_THE_PHONE =
      List.of(
          PhoneMishaps.KNOCK_NOT_TAPPED,
          PhoneMishaps.STEPS_TAPPED_LATE,
          PhoneMishaps.TAPS_OFFLINE,
          HabitMishaps.TAPS_RESENT_WITH_FIRST_AGE);
  private static final List<MishapKind> HABITS =
      List.of(
          HabitMishaps.KNOCK_TAPPED_AHEAD,
          HabitMishaps.LEFT_TAPPED_LATE,
          HabitMishaps.TAPS_IN_BULK);
  private static final List<MishapKind> TYPED =
      List.of(MeteringMishaps.READING_MISTYPED, MeteringMishaps.READING_COPIED);

  private final Draft draft;
  private final RecorderHandling handling;
  private final Carrying carrying;

  VisitMishaps(Draft draft, RecorderHandling handling, Carrying carrying) {
    this.draft = draft;
    this.handling = handling;
    this.carrying = carrying;
  }

  /**
   * @param stop the visits at the same staircase, this one among them
   * @param recorder the one that was carried
   */
  List<String> of(Walk walk, List<Walk> stop, RecorderDay recorder) {
    Luck luck = draft.luck(walk.technician());
    List<String> names = new ArrayList<>();
    add(names, luck, walk, AT_THE_DOOR);
    if (stop.size() > 1 && luck.in(stop.get(0), HandlingMishaps.SHARED_RECORDING).isPresent()) {
      names.add(HandlingMishaps.SHARED_RECORDING.name());
    }
    if (handling.losses().stream().anyMatch(loss -> touches(walk, loss.at(), loss.back()))) {
      names.add(HandlingMishaps.BATTERY_DEATH.name());
    }
    if (recorder.hands().missed().contains(walk.errand().visit())) {
      names.add(CustodyMishaps.RECORDER_LEFT_BEHIND.name());
    }
    addToday(names, luck, walk, List.of(HandlingMishaps.ONE_LONG_RECORDING));
    recorder.mishaps(walk.ended()).stream()
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    carrying.mishap(walk.technician(), walk.knock()).ifPresent(names::add);
    if (!walk.tapped().isEmpty()) {
      add(names, luck, walk, ON_THE_PHONE);
      addToday(names, luck, walk, HABITS);
      PhoneLog.clockOff(draft, walk.technician())
          .filter(strike -> !draft.begin(strike).isAfter(walk.lastAct()))
          .ifPresent(strike -> names.add(strike.kind().name()));
    }
    if (walk.leads() && walk.arrangement().calledIn() == null) {
      addToday(names, luck, walk, List.of(HabitMishaps.APPOINTMENTS_OUT_OF_ORDER));
    }
    if (TypedReadings.isTyped(walk)) {
      add(names, luck, walk, TYPED);
    }
    return names;
  }

  private static void add(List<String> names, Luck luck, Walk walk, List<MishapKind> kinds) {
    for (MishapKind kind : kinds) {
      luck.in(walk, kind).ifPresent(strike -> names.add(strike.kind().name()));
    }
  }

  private static void addToday(List<String> names, Luck luck, Walk walk, List<MishapKind> kinds) {
    for (MishapKind kind : kinds) {
      luck.today(kind)
          .filter(strike -> luck.covers(strike, walk))
          .ifPresent(strike -> names.add(kind.name()));
    }
  }

  private static boolean touches(Walk walk, Instant from, Instant to) {
    return from.isBefore(walk.lastAct()) && to.isAfter(walk.arrived());
  }
}
