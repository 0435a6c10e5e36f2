package io.lintel.simulator.scenario;

import io.lintel.simulator.device.ConsumptionProfile;
import io.lintel.simulator.device.RecorderModel;
import io.lintel.simulator.dock.Dock;
import io.lintel.simulator.fault.Wire;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.replay.ReplayLine;
import io.lintel.simulator.town.Place;
import io.lintel.simulator.town.Street;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a scenario's file says. One seed gives one day.
 *
 * @param afterwards how long time goes on when the last technician is done: whoever docks within
 *     it, docks; and what is owed within so many hours is owed no more
 */
public record Scenario(
    String name,
    long seed,
    LocalDate date,
    ZoneId zone,
    LocalTime from,
    LocalTime to,
    Duration afterwards,
    TownPlan town,
    List<LinePlan> lines,
    List<ReplayLine> replay,
    MeterPlan meters,
    int technicians,
    int visits,
    PeoplePlan people,
    RecorderPlan recorders,
    List<Dock> docks,
    MishapList goesWrong) {
  public Scenario {
    lines = List.copyOf(lines);
    replay = List.copyOf(replay);
    docks = List.copyOf(docks);
  }

  /**
   * @param doorsAtAStop at most behind one staircase, one after another
   */
  public record TownPlan(
      String district, Place depot, int staircases, int doorsAtAStop, List<Street> streets) {
    public TownPlan {
      streets = List.copyOf(streets);
    }
  }

  /**
   * A line with {@code meters} Modbus meters at the addresses 1, 2, 3 …
   *
   * @param kind what they are reached over; Modbus TCP has no use for baud and parity
   * @param burns who lives behind them
   */
  public record LinePlan(
      String id,
      Wire kind,
      int meters,
      String profile,
      int baud,
      String parity,
      Duration every,
      ConsumptionProfile burns) {}

  /**
   * Meters that report by themselves.
   *
   * @param push how many in all
   * @param coap how many of them by CoAP; the others by MQTT
   * @param correctors how many of them, the last ones, convert: a dial at line conditions, and
   *     reports at base conditions
   * @param profiles who lives behind them, by share
   */
  public record MeterPlan(
      int push,
      int coap,
      int correctors,
      Duration every,
      Map<ConsumptionProfile, Double> profiles) {
    public MeterPlan {
      profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
    }
  }

  /**
   * @param coap how many of them report by CoAP; the others by MQTT
   * @param models what they are, by share
   */
  public record RecorderPlan(Duration heartbeat, int coap, Map<RecorderModel, Double> models) {
    public RecorderPlan {
      models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    }
  }

  public Scenario withSeed(long other) {
    return with(other, docks, goesWrong);
  }

  /** The same, with something else going wrong. */
  public Scenario goingWrong(MishapList other) {
    return with(seed, docks, other);
  }

  private Scenario with(long otherSeed, List<Dock> otherDocks, MishapList otherMishaps) {
    return new Scenario(
        name,
        otherSeed,
        date,
        zone,
        from,
        to,
        afterwards,
        town,
        lines,
        replay,
        meters,
        technicians,
        visits,
        people,
        recorders,
        otherDocks,
        otherMishaps);
  }

  /** When the day begins, on its own date. */
  public Instant begins() {
    return date.atTime(from).atZone(zone).toInstant();
  }

  public Duration length() {
    return Duration.between(from, to);
  }
}
