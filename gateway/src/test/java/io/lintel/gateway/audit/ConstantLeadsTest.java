package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A lead that never varies is a clock behind or a relay, and a drift is what was measured of it.
 */
class ConstantLeadsTest {
  private static final String EVENING = "540:00";

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "a delay of {0} s, on at {1}: {2}")
  @CsvSource({
    "25, 19:00, PASS",
    "25, 19:50, UNDECIDED",
    "60, 19:50, UNDECIDED",
    "100, 19:50, UNDECIDED",
    "100, 22:00, FAIL",
    "60, 26:00, FAIL"
  })
  void aRelayIsNoClockBehind(int delay, String on, Outcome outcome) {
    StagedDay day = relayed(delay, on);

    assertEquals(outcome, day.verdict("REC-1").outcome(), () -> day.verdict("REC-1").toString());
  }

  @ParameterizedTest(name = "a delay of {0} s, on at {1}: {2}")
  @CsvSource({"45, 19:50, PASS", "100, 19:45, PASS", "45, 20:30, FAIL", "100, 21:00, FAIL"})
  void aDockThatReadsTheClockRightTellsTheRelayFromTheClock(int delay, String on, Outcome outcome) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = recorder(day, delay, on);
    recorder.dock().filmed(on, "33:00").docked(EVENING);

    assertEquals(outcome, day.verdict("REC-1").outcome(), () -> day.verdict("REC-1").toString());
    assertTrue(
        day.judged("gas-strict").notices().stream()
            .noneMatch(notice -> notice.kind() == Notice.Kind.CLOCK));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whoRecordedNeverFailsThroughARelay(long seed) {
    Random random = new Random(seed);
    int on = 1_195 - random.nextInt(200);
    StagedDay day = new StagedDay();
    day.clockKind = random.nextBoolean() ? ClockKind.NETWORK : ClockKind.DOCKED;
    if (random.nextInt(3) == 0) {
      day.phone.transit = Duration.ofSeconds(25 + random.nextInt(75));
    }
    day.ordinaryVisit();
    recorder(day, 25 + random.nextInt(75), StagedDock.clock(on));

    for (String rule : new String[] {"REC-1", "REC-2"}) {
      Verdict verdict = day.verdict(rule);
      assertNotEquals(Outcome.FAIL, verdict.outcome(), verdict::toString);
    }
  }

  /** Filmed days before the dock read and set the clock. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aClockDriftsAsFarAsClocksDoUntilItsDockReadsIt(long seed) {
    Random random = new Random(seed);
    int days = 2 + random.nextInt(4);
    double drift = (random.nextDouble() * 2 - 1) * 19.5;
    int on = 1_195 - random.nextInt(200);
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7");
    StagedDock dock = recorder.dock();
    boolean before = random.nextBoolean();
    if (before) {
      dock.docked("-600:00");
    }
    double since = before ? 10 / 24.0 : 0;
    recorder.device.skew = Duration.ofMillis(Math.round(1_000 * drift * since));
    dock.filmed(StagedDock.clock(on), "33:00");
    recorder.device.skew = Duration.ofMillis(Math.round(1_000 * drift * (since + days)));
    dock.docked(StagedDock.clock(days * 86_400));

    for (String rule : new String[] {"REC-1", "REC-2"}) {
      Verdict verdict = day.verdict(rule);
      assertNotEquals(Outcome.FAIL, verdict.outcome(), verdict::toString);
    }
  }

  @ParameterizedTest(name = "{0} days before its dock, on at {1}: {2}")
  @CsvSource({"3, 21:45, FAIL", "3, 20:40, UNDECIDED", "0.4, 20:40, FAIL"})
  void whoIsLaterThanAnyDriftIsLate(double days, String on, Outcome outcome) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedDock dock = day.recorder("R-7").dock();
    dock.filmed("1:00", "2:00").filmed(on, "33:00");
    dock.docked(StagedDock.clock((int) (days * 86_400)));

    assertEquals(outcome, day.verdict("REC-1").outcome(), () -> day.verdict("REC-1").toString());
  }

  private static StagedDay relayed(int delay, String on) {
    StagedDay day = new StagedDay().ordinaryVisit();
    day.clockKind = ClockKind.NETWORK;
    recorder(day, delay, on);
    return day;
  }

  private static StagedRecorder recorder(StagedDay day, int delay, String on) {
    StagedRecorder recorder = day.recorder("R-7");
    recorder.device.transit = Duration.ofSeconds(delay);
    long from = Duration.between(StagedDay.NINE, StagedDay.at(on)).toSeconds();
    boolean running = false;
    for (int minute = 0; minute <= 45; minute++) {
      if (!running && from <= minute * 60L + 30) {
        recorder.start(on);
        running = true;
      }
      if (minute == 33) {
        recorder.stop("33:00", "manual");
      }
      recorder.heartbeat(minute + ":30");
    }
    return recorder;
  }
}
