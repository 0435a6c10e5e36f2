package io.lintel.simulator.scenario;

import io.lintel.simulator.device.Consumption;
import io.lintel.simulator.device.ConsumptionProfile;
import io.lintel.simulator.fault.LineTruth;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What really happened in one day. All instants are true, whatever any device's clock showed. */
public record Truth(
    String scenario,
    long seed,
    Instant from,
    Instant to,
    List<VisitTruth> visits,
    List<RecorderTruth> recorders,
    List<EventTruth> events,
    List<ReadingTruth> readings,
    List<LineMeterTruth> lineMeters,
    LineTruth lines,
    DockTruth docks) {
  public Truth {
    visits = List.copyOf(visits);
    recorders = List.copyOf(recorders);
    events = List.copyOf(events);
    readings = List.copyOf(readings);
    lineMeters = List.copyOf(lineMeters);
  }

  /** Before anything has happened on the lines: that is noted while the day is played. */
  public Truth(
      String scenario,
      long seed,
      Instant from,
      Instant to,
      List<VisitTruth> visits,
      List<RecorderTruth> recorders,
      List<EventTruth> events,
      List<ReadingTruth> readings,
      List<LineMeterTruth> lineMeters) {
    this(
        scenario,
        seed,
        from,
        to,
        visits,
        recorders,
        events,
        readings,
        lineMeters,
        LineTruth.NOTHING,
        DockTruth.NOTHING);
  }

  public Truth with(LineTruth happened) {
    return new Truth(
        scenario, seed, from, to, visits, recorders, events, readings, lineMeters, happened, docks);
  }

  public Truth with(DockTruth docked) {
    return new Truth(
        scenario, seed, from, to, visits, recorders, events, readings, lineMeters, lines, docked);
  }

  /**
   * What one technician did in one visit. A crew of two makes two of these, the first technician's
   * first; what is judged of the visit as a whole stands with the first.
   *
   * @param recorder the one that was really carried
   * @param mishaps names of what went wrong, as the catalogue spells them
   * @param knock the first bell or knock; where the door stood open, the entry
   * @param entered null where nobody opened
   * @param ended {@code left} or {@code not_met}
   */
  public record VisitTruth(
      String visit,
      String technician,
      String recorder,
      String kind,
      String meter,
      Instant arrived,
      Instant knock,
      @Nullable Instant entered,
      Instant ended,
      Instant lastAct,
      List<String> mishaps,
      List<RuleTruth> rules) {
    public VisitTruth {
      mishaps = List.copyOf(mishaps);
      rules = List.copyOf(rules);
    }

    VisitTruth with(List<RuleTruth> judged) {
      return new VisitTruth(
          visit,
          technician,
          recorder,
          kind,
          meter,
          arrived,
          knock,
          entered,
          ended,
          lastAct,
          mishaps,
          judged);
    }
  }

  /**
   * @param by REC-1: how long after the knock the recording began, negative if before, null if
   *     never; REC-2: the longest gap; null for rules that measure nothing
   */
  public record RuleTruth(String rule, boolean violated, @Nullable Duration by) {}

  /**
   * A recorder, and how far its clock was ahead in the morning.
   *
   * @param technician whose it is by the custody book
   */
  public record RecorderTruth(
      String recorder,
      String technician,
      Instant handedOut,
      Duration clockAhead,
      List<String> mishaps,
      List<Recording> recordings) {
    public RecorderTruth {
      mishaps = List.copyOf(mishaps);
      recordings = List.copyOf(recordings);
    }
  }

  /**
   * @param end null if it ran on when the day ended
   * @param epoch counts up with each loss of power
   * @param technician who carried the recorder when it began
   */
  public record Recording(Instant begin, @Nullable Instant end, int epoch, String technician) {}

  /** One report of a recorder, and the visits it belongs to. */
  public record EventTruth(
      String recorder,
      long seq,
      String type,
      Instant at,
      Belonging belonging,
      List<String> mishaps) {
    public EventTruth {
      mishaps = List.copyOf(mishaps);
    }
  }

  /** One reading that a meter sent, and the visits it belongs to. */
  public record ReadingTruth(
      String meter,
      long seq,
      Instant at,
      BigDecimal volume,
      Belonging belonging,
      List<String> mishaps) {
    public ReadingTruth {
      mishaps = List.copyOf(mishaps);
    }
  }

  /**
   * A meter on a line has no say in when it is read; what it showed follows from its consumption.
   *
   * @param millilitresAtStart its index when the day began
   * @param burns who lives behind it
   */
  public record LineMeterTruth(
      String line,
      String meter,
      int address,
      long millilitresAtStart,
      int litresPerDay,
      ConsumptionProfile burns) {
    /** What its counter does in a day that begins at {@code from}. */
    public Consumption consumption(Instant from, ZoneId zone) {
      return new Consumption(from, zone, millilitresAtStart, litresPerDay, burns);
    }
  }
}
