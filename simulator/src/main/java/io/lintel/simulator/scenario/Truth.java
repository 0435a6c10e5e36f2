package io.lintel.simulator.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
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
    List<LineMeterTruth> lineMeters) {
  public Truth {
    visits = List.copyOf(visits);
    recorders = List.copyOf(recorders);
    events = List.copyOf(events);
    readings = List.copyOf(readings);
    lineMeters = List.copyOf(lineMeters);
  }

  /**
   * @param entered null where nobody opened
   * @param ended {@code left} or {@code not_met}
   * @param habit how the recorder was treated at this door
   */
  public record VisitTruth(
      String visit,
      String technician,
      String recorder,
      String kind,
      String meter,
      String habit,
      Instant arrived,
      Instant knock,
      @Nullable Instant entered,
      Instant ended,
      Instant lastAct,
      List<RuleTruth> rules) {
    public VisitTruth {
      rules = List.copyOf(rules);
    }
  }

  /**
   * @param by REC-1: how long after the knock the recording began, negative if before, null if
   *     never; REC-2: the longest gap; null for rules that measure nothing
   */
  public record RuleTruth(String rule, boolean violated, @Nullable Duration by) {}

  /** A recorder, who carried it, and how far its clock was ahead in the morning. */
  public record RecorderTruth(
      String recorder,
      String technician,
      Instant handedOut,
      Duration clockAhead,
      List<Recording> recordings) {
    public RecorderTruth {
      recordings = List.copyOf(recordings);
    }
  }

  /**
   * @param end null if it ran on when the day ended
   */
  public record Recording(Instant begin, @Nullable Instant end) {}

  /** One report of a recorder, and the visits it belongs to. */
  public record EventTruth(
      String recorder, long seq, String type, Instant at, Belonging belonging) {}

  /** One reading that a meter sent, and the visits it belongs to. */
  public record ReadingTruth(
      String meter, long seq, Instant at, BigDecimal volume, Belonging belonging) {}

  /**
   * A meter on a line has no say in when it is read; what it showed follows from its consumption.
   *
   * @param millilitresAtStart its index when the day began
   */
  public record LineMeterTruth(
      String line, String meter, int address, long millilitresAtStart, int litresPerDay) {}
}
