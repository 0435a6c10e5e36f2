package io.lintel.simulator.score;

import io.lintel.simulator.device.Consumption;
import io.lintel.simulator.mishap.NetworkMishaps;
import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.scenario.Truth.LineMeterTruth;
import io.lintel.simulator.scenario.Truth.ReadingTruth;
import io.lintel.simulator.score.Observed.Slot;
import io.lintel.simulator.score.Observed.StoredReading;
import io.lintel.simulator.score.Score.Readings;
import io.lintel.simulator.score.SentDay.Report;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Stored readings against what the meters gave. A meter that reports by itself numbers what it
 * gives; a meter on a line gave one reading for each slot that ended {@code read}, and what it
 * answered is known.
 */
final class ReadingTally {
  /** What a dial may move while it is read, and digits the registers do not hold. */
  private static final Duration WHILE_READING = Duration.ofSeconds(3);

  /** From the network to the journal; in the demo's time a step of a second at most. */
  static final Duration ON_TIME = Duration.ofSeconds(5);

  private static final long UNSHOWN_MILLILITRES = 1_000;

  private final Map<String, ReadingTruth> given = new HashMap<>();
  private final Map<String, NavigableSet<Instant>> left = new HashMap<>();
  private final Map<String, Consumption> dials = new HashMap<>();
  private final Map<String, Long> count = new HashMap<>();
  private long stored;
  private long duplicated;
  private long wrong;
  private long late;

  private final LineAnswers lines;

  private final Played played;

  private ReadingTally(Played played, LineAnswers lines) {
    this.played = played;
    this.lines = lines;
    Truth truth = played.truth();
    for (Report report : SentDay.of(played.readings()).reports()) {
      left.computeIfAbsent(key(report.meter(), report.seq()), key -> new TreeSet<>())
          .add(report.left());
    }
    truth.readings().forEach(r -> given.put(key(r.meter(), r.seq()), r));
    for (LineMeterTruth meter : truth.lineMeters()) {
      dials.put(meter.meter(), meter.consumption(truth.from(), played.zone()));
    }
  }

  static Readings of(Played played, LineAnswers lines, Observed observed) {
    ReadingTally tally = new ReadingTally(played, lines);
    observed.readings().forEach(tally::count);
    Map<String, Long> expected = new HashMap<>();
    tally.given.keySet().forEach(key -> expected.put(key, 1L));
    for (Slot slot : observed.slots()) {
      if (slot.wasRead()) {
        expected.merge(slot.meter(), 1L, Long::sum);
      }
    }
    return tally.result(expected);
  }

  private void count(StoredReading reading) {
    stored++;
    Consumption dial = dials.get(reading.meter());
    if (dial != null && reading.fromLine()) {
      count.merge(reading.meter(), 1L, Long::sum);
      wrong += shown(dial, reading) ? 0 : 1;
      return;
    }
    String key = key(reading.meter(), Objects.requireNonNullElse(reading.seq(), -1L));
    ReadingTruth truth = given.get(key);
    count.merge(key, 1L, Long::sum);
    wrong += truth != null && same(truth, reading) ? 0 : 1;
    late += isLate(left.get(key), reading.received()) ? 1 : 0;
  }

  /**
   * A reading that came more than once may have come in with any of its copies. While the gateway's
   * own clock is wrong, so is what it says of when it received something.
   */
  private boolean isLate(@Nullable NavigableSet<Instant> letThrough, Instant received) {
    Instant last = letThrough == null ? null : letThrough.floor(received);
    return last != null
        && last.isBefore(received.minus(ON_TIME))
        && !clockIsWrong(last)
        && !clockIsWrong(received);
  }

  private boolean clockIsWrong(Instant at) {
    Duration sinceBegin = Duration.between(played.truth().from(), at);
    return played.mishaps().of(NetworkMishaps.GATEWAY_CLOCK_JUMP).stream()
        .anyMatch(jump -> jump.covers(sinceBegin));
  }

  private static boolean same(ReadingTruth truth, StoredReading reading) {
    BigDecimal volume = reading.volume();
    return truth.at().equals(reading.at())
        && volume != null
        && truth.volume().compareTo(volume) == 0;
  }

  private boolean shown(Consumption dial, StoredReading reading) {
    BigDecimal volume = reading.volume();
    if (volume == null) {
      return false;
    }
    if (lines.knows(reading.meter())) {
      return lines.showed(reading.meter(), reading.received(), volume);
    }
    Instant at = reading.at();
    long millilitres = volume.movePointRight(6).longValue();
    return millilitres >= dial.millilitresAt(at.minus(WHILE_READING)) - UNSHOWN_MILLILITRES
        && millilitres <= dial.millilitresAt(at.plus(WHILE_READING)) + UNSHOWN_MILLILITRES;
  }

  private Readings result(Map<String, Long> expected) {
    long sent = 0;
    long lost = 0;
    for (Map.Entry<String, Long> entry : expected.entrySet()) {
      long found = count.getOrDefault(entry.getKey(), 0L);
      sent += entry.getValue();
      lost += Math.max(0, entry.getValue() - found);
      duplicated += Math.max(0, found - entry.getValue());
    }
    return new Readings(sent, stored, lost, duplicated, wrong, late);
  }

  private static String key(String meter, long seq) {
    return meter + "#" + seq;
  }
}
