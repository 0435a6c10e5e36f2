package io.lintel.gateway.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.clock.TimeBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of corrected times whatever a recorder's clock does, as long as nobody lies. */
class RecorderTimesPropertiesTest {
  private static final int SEEDS = 200;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theTruthLiesWithinTheBounds(long seed) {
    ClockedRecorder recorder = new RandomRecorder(seed).recorder;
    TimedRecorder timed = recorder.times();

    assertEquals(recorder.events.size(), timed.events().size());
    assertEquals(recorder.files.size(), timed.files().size());
    for (TimedEvent event : timed.events()) {
      assertHolds(event.time(), recorder.truthOf(event.seq()), event.basis() + " " + event.event());
    }
    for (TimedFile file : timed.files()) {
      Instant began = recorder.truthOf(file.file().seq());
      assertHolds(file.begin(), began, file.toString());
      assertHolds(file.end(), began.plus(file.file().length()), file.toString());
    }
  }

  private static void assertHolds(TimeBounds time, Instant truth, String what) {
    // The journal keeps microseconds, and bounds are rounded to them.
    assertFalse(truth.isBefore(time.lo().minusMillis(1)), () -> truth + " " + time + " " + what);
    assertFalse(truth.isAfter(time.hi().plusMillis(1)), () -> truth + " " + time + " " + what);
  }

  @Test
  void mostOfItIsMeasured() {
    long all = 0;
    long measured = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      for (TimedEvent event : new RandomRecorder(seed).recorder.times().events()) {
        all++;
        measured += event.basis().measured() ? 1 : 0;
      }
    }
    assertTrue(measured * 10 > all * 8, measured + " of " + all);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void orderOfArrivalChangesNothing(long seed) {
    ClockedRecorder recorder = new RandomRecorder(seed).recorder;
    TimedRecorder timed = recorder.times();
    Random random = new Random(~seed);

    List<RecorderEvent> events = shuffled(recorder.events, random);
    Docked docked =
        new Docked(shuffled(recorder.files, random), shuffled(recorder.sessions, random));

    assertEquals(timed, recorder.times(events, docked));
  }

  private static <T> List<T> shuffled(List<T> items, Random random) {
    List<T> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void doublingChangesNothingOfTheTimes(long seed) {
    ClockedRecorder recorder = new RandomRecorder(seed).recorder;
    TimedRecorder timed = recorder.times();
    Docked doubled =
        new Docked(twice(recorder.files), new ArrayList<>(recorder.docked().sessions()));

    assertEquals(timed.files(), recorder.times(recorder.events, doubled).files());
  }

  private static <T> List<T> twice(List<T> items) {
    List<T> twice = new ArrayList<>(items);
    twice.addAll(items);
    return twice;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shiftingAllClocksShiftsAllTimes(long seed) {
    Duration by = Duration.ofMillis(12_345_678_901L + seed * 777);
    ClockedRecorder recorder = new RandomRecorder(seed).recorder;
    TimedRecorder timed = recorder.times();
    Shifted shift = new Shifted(by);
    TimedRecorder later =
        recorder.times(shift.events(recorder.events), shift.docked(recorder.docked()));

    for (int i = 0; i < timed.events().size(); i++) {
      TimedEvent one = timed.events().get(i);
      TimedEvent other = later.events().get(i);
      assertEquals(one.seq(), other.seq());
      assertEquals(one.basis(), other.basis());
      assertEquals(shift.bounds(one.time()), other.time());
    }
    for (int i = 0; i < timed.files().size(); i++) {
      assertEquals(shift.bounds(timed.files().get(i).begin()), later.files().get(i).begin());
    }
    assertEquals(timed.findings().size(), later.findings().size());
  }
}
