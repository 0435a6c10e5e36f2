package io.lintel.simulator.score;

import io.lintel.simulator.replay.ReplayLine;
import io.lintel.simulator.replay.ReplayLine.ReplayMeter;
import io.lintel.simulator.replay.ReplayTruth;
import io.lintel.simulator.score.Observed.Slot;
import io.lintel.simulator.score.Observed.StoredReading;
import io.lintel.simulator.score.Score.Readings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Meters that said what was captured: a stored reading is right if a frame said so that may have
 * been played then, and a slot must end read if the first answer then was a sound one. Of meters
 * whose registers we have no manual of, only that each slot ends is asked.
 */
final class ReplayTally {
  /** A meter that failed often is not asked for a while. */
  private static final String LEFT_ALONE = "backed_off";

  private final Observed observed;
  private final Instant begin;
  private final Map<String, Optional<ReplayTruth>> meters = new HashMap<>();

  private ReplayTally(Observed observed, Instant begin) {
    this.observed = observed;
    this.begin = begin;
  }

  /**
   * @param begin of the day as it was played
   */
  static ReplayTally of(List<ReplayLine> lines, Instant begin, Observed observed) {
    ReplayTally tally = new ReplayTally(observed, begin);
    for (ReplayLine line : lines) {
      for (ReplayMeter meter : line.meters()) {
        tally.meters.put(meter.id(), ReplayTruth.of(line, meter));
      }
    }
    return tally;
  }

  /** What is said of all other meters. */
  Observed others() {
    return new Observed(
        observed.readings().stream().filter(r -> !meters.containsKey(r.meter())).toList(),
        observed.slots().stream().filter(s -> !meters.containsKey(s.meter())).toList(),
        observed.links(),
        observed.verdicts(),
        observed.points(),
        observed.entries());
  }

  Score.Slots slots() {
    List<Slot> slots =
        observed.slots().stream()
            .filter(slot -> meters.containsKey(slot.meter()))
            .sorted(Comparator.comparing(Slot::meter).thenComparing(Slot::due))
            .toList();
    long owed = 0;
    boolean leftAlone = false;
    for (Slot slot : slots) {
      boolean excused = !mustBeRead(slot) || (leftAlone && slot.why().startsWith(LEFT_ALONE));
      owed += slot.wasRead() || excused ? 0 : 1;
      leftAlone = !slot.wasRead() && excused;
    }
    return new Score.Slots(
        slots.size(),
        slots.stream().filter(Slot::wasRead).count(),
        count(slots, "failed"),
        count(slots, "not_attempted"),
        owed);
  }

  private static long count(List<Slot> slots, String outcome) {
    return slots.stream().filter(slot -> slot.outcome().equals(outcome)).count();
  }

  Readings readings() {
    Map<String, List<Duration>> read = new HashMap<>();
    for (Slot slot : observed.slots()) {
      if (meters.containsKey(slot.meter()) && slot.wasRead()) {
        read.computeIfAbsent(slot.meter(), meter -> new ArrayList<>()).add(sinceBegin(slot.due()));
      }
    }
    Map<String, Long> found = new HashMap<>();
    long wrong = 0;
    for (StoredReading reading : observed.readings()) {
      if (meters.containsKey(reading.meter())) {
        found.merge(reading.meter(), 1L, Long::sum);
        wrong += isWrong(reading) ? 1 : 0;
      }
    }
    long sent = 0;
    long lost = 0;
    long duplicated = 0;
    for (String meter : meters.keySet()) {
      List<Duration> moments = read.getOrDefault(meter, List.of());
      long kept = truth(meter).map(truth -> truth.kept(moments)).orElse((long) moments.size());
      long is = found.getOrDefault(meter, 0L);
      sent += moments.size();
      lost += Math.max(0, kept - is);
      duplicated += Math.max(0, is - moments.size());
    }
    long stored = found.values().stream().mapToLong(Long::longValue).sum();
    return new Readings(sent, stored, lost, duplicated, wrong, 0);
  }

  private boolean mustBeRead(Slot slot) {
    return truth(slot.meter())
        .map(truth -> truth.mustBeReadAt(sinceBegin(slot.due())))
        .orElse(false);
  }

  private boolean isWrong(StoredReading reading) {
    BigDecimal volume = reading.volume();
    Duration at = sinceBegin(reading.received());
    return truth(reading.meter())
        .map(truth -> volume == null || !truth.said(volume, at))
        .orElse(false);
  }

  private Duration sinceBegin(Instant at) {
    return Duration.between(begin, at);
  }

  private Optional<ReplayTruth> truth(String meter) {
    return Objects.requireNonNullElse(meters.get(meter), Optional.empty());
  }
}
