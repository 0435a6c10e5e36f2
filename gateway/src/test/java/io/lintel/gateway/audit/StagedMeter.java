package io.lintel.gateway.audit;

import io.lintel.gateway.metering.GasFigures;
import io.lintel.gateway.metering.MeterCall;
import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import io.lintel.meter.reading.GasVolume;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A meter on the stage, that tells its index, flow, valve and alarms. */
final class StagedMeter {
  private final StagedDay day;
  private final String id;
  final StagedDevice device = new StagedDevice();

  /** Whether it sends of its own accord, by its own clock; else the gateway asks it. */
  boolean hasClock;

  GasFigures flow = GasFigures.NONE;
  @Nullable Boolean valveOpen;
  List<String> alarms = List.of();

  StagedMeter(StagedDay day, String id) {
    this.day = day;
    this.id = id;
  }

  /** Says its {@code index}, null for a telegram without one; returns the journal's number. */
  long tells(String clock, @Nullable String index) {
    return tells(
        clock,
        index == null
            ? GasFigures.NONE
            : GasFigures.of(new BigDecimal(index), GasVolume.Conditions.LINE));
  }

  /** A corrector says both its indexes, or one; null is not said. */
  long corrects(String clock, @Nullable String line, @Nullable String base) {
    return tells(clock, new GasFigures(decimal(line), decimal(base)));
  }

  private static @Nullable BigDecimal decimal(@Nullable String digits) {
    return digits == null ? null : new BigDecimal(digits);
  }

  private long tells(String clock, GasFigures index) {
    Instant when = StagedDay.at(clock);
    long seq = day.next();
    day.readings.add(
        new ReadingFact(
            seq,
            id,
            hasClock ? device.shows(when) : null,
            hasClock ? device.arrival(when) : when,
            hasClock ? "mqtt" : "line:1",
            index,
            flow,
            valveOpen,
            alarms));
    return seq;
  }

  StagedMeter valve(boolean open) {
    valveOpen = open;
    return this;
  }

  StagedMeter alarms(String... names) {
    alarms = List.of(names);
    return this;
  }

  StagedMeter flow(String cubicMetresPerHour) {
    flow = GasFigures.of(new BigDecimal(cubicMetresPerHour), GasVolume.Conditions.LINE);
    return this;
  }

  StagedMeter asked(String clock, String command) {
    day.commands.add(new MeterCommand(day.next(), id, command, StagedDay.at(clock), null));
    return this;
  }

  /** The technician types {@code index} for G-1 in V-1. */
  static StagedDay typed(StagedDay day, String clock, String index) {
    return day.tap(StagedDay.VISIT, StagedDay.at(clock), StepType.WORK_STARTED, null, index);
  }

  /** Somebody of another crew was at {@code meter}; null is what nobody told of yet. */
  static void call(
      StagedDay day, String meter, VisitKind kind, @Nullable String from, @Nullable String to) {
    day.calls.add(
        new MeterCall(
            new VisitId("V-8"),
            kind,
            meter,
            from == null ? null : StagedDay.at(from),
            to == null ? null : StagedDay.at(to)));
  }

  static Visit cancelled(Visit visit) {
    return StagedDay.copy(visit, visit.technicians(), visit.appointment(), "cancelled");
  }

  static Visit due(Visit visit, String from, String to) {
    Visit.Appointment due = new Visit.Appointment(StagedDay.at(from), StagedDay.at(to));
    return StagedDay.copy(visit, visit.technicians(), due, visit.status());
  }
}
