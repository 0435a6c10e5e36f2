package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.Consumption;
import io.lintel.simulator.device.ConsumptionProfile;
import io.lintel.simulator.device.Corrector;
import io.lintel.simulator.device.GasMeter;
import io.lintel.simulator.device.MeterReport;
import io.lintel.simulator.device.PushMeter;
import io.lintel.simulator.mishap.Strike;
import io.lintel.simulator.scenario.Scenario.MeterPlan;
import io.lintel.simulator.scenario.Truth.LineMeterTruth;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the meters have on their dials, and what those say that report by themselves. */
final class MeterDiary {
  private static final double SPREAD_SECONDS = 55;

  private final MeterPlan plan;
  private final Dice dice;
  private final Instant from;
  private final ZoneId zone;

  MeterDiary(MeterPlan plan, Dice dice, Instant from, ZoneId zone) {
    this.plan = plan;
    this.dice = dice;
    this.from = from;
    this.zone = zone;
  }

  /**
   * A counter that falls.
   *
   * @param cubicMetres by how much, from {@code at} on
   */
  record SetBack(Instant at, BigDecimal cubicMetres) {
    /** What of it has happened by {@code when}. */
    BigDecimal by(Instant when) {
      return when.isBefore(at) ? BigDecimal.ZERO : cubicMetres;
    }

    long millilitresBy(Instant when) {
      return by(when).movePointRight(6).longValueExact();
    }
  }

  /** As drawn, but no more than half of what the meter shows. */
  BigDecimal fallen(String meter, Instant at, Strike strike) {
    long shown = pushed(meter).consumption().millilitresAt(at) / 1000;
    return BigDecimal.valueOf(Math.min(shown / 2, Math.round(strike.number("by") * 1000)), 3);
  }

  static List<String> pushMeters(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      ids.add("G-%04d".formatted(i));
    }
    return ids;
  }

  /** The meter that reports under {@code id}; the same whoever asks. */
  GasMeter pushed(String id) {
    Dice own = dice.fork(id);
    return meter(id, own.fork("profile").share(plan.profiles()), own);
  }

  /** What converts the volumes of the meter {@code id}; the same whoever asks. */
  Optional<Corrector> corrector(String id) {
    int number = Integer.parseInt(id.substring(2));
    return number > plan.push() - plan.correctors()
        ? Optional.of(Corrector.drawn(dice.fork(id + " corrector")))
        : Optional.empty();
  }

  private GasMeter meter(String id, ConsumptionProfile profile, Dice own) {
    Consumption consumption = Consumption.drawn(profile, from, zone, own);
    return GasMeter.around(consumption, zone, dice.fork(id + " surroundings"));
  }

  /**
   * The reports of each meter, again and again after a moment of the meter's own.
   *
   * @param opened when a valve is opened and its meter reports besides, by meter
   * @param backwards whose counter falls, by meter
   */
  Map<String, List<MeterReport>> reports(
      List<String> meters,
      Instant to,
      Map<String, Instant> opened,
      Map<String, SetBack> backwards) {
    Map<String, List<MeterReport>> reports = new LinkedHashMap<>();
    for (String id : meters) {
      GasMeter inside = pushed(id);
      PushMeter meter = new PushMeter(id, inside, corrector(id).orElse(null));
      Dice own = dice.fork(id + " reports");
      List<MeterReport> day = new ArrayList<>();
      Instant at = from.plus(own.seconds(2, SPREAD_SECONDS));
      Instant valve = opened.getOrDefault(id, Instant.MAX);
      for (; at.isBefore(to); at = at.plus(plan.every())) {
        if (valve.isBefore(at)) {
          inside.valve().turn(valve, true);
          day.add(meter.report(valve).alarming("valve_opened"));
          valve = Instant.MAX;
        }
        day.add(meter.report(at));
      }
      SetBack back = backwards.get(id);
      reports.put(
          id, back == null ? day : day.stream().map(it -> it.less(back.by(it.at()))).toList());
    }
    return reports;
  }

  static String meterOn(Scenario.LinePlan line, int address) {
    return "G-%s-%02d".formatted(line.id(), address);
  }

  static List<String> metersOn(Scenario.LinePlan line) {
    List<String> ids = new ArrayList<>();
    for (int address = 1; address <= line.meters(); address++) {
      ids.add(meterOn(line, address));
    }
    return ids;
  }

  List<LineMeterTruth> lineMeters(List<Scenario.LinePlan> lines) {
    List<LineMeterTruth> meters = new ArrayList<>();
    for (Scenario.LinePlan line : lines) {
      for (int address = 1; address <= line.meters(); address++) {
        String id = meterOn(line, address);
        Consumption consumption = Consumption.drawn(line.burns(), from, zone, dice.fork(id));
        meters.add(
            new LineMeterTruth(
                line.id(),
                id,
                address,
                consumption.indexAtStart(),
                consumption.litresPerDay(),
                line.burns()));
      }
    }
    return meters;
  }
}
