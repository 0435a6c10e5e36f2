package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Taps on the stairs, in the car and all at once: what they hold against whom. */
class HumanTapsTest {
  private static final StepType[] WHOLE = {
    StepType.ARRIVED,
    StepType.KNOCKED,
    StepType.ENTERED,
    StepType.WORK_STARTED,
    StepType.WORK_DONE,
    StepType.SIGNED,
    StepType.LEFT
  };

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "{0} s apart, the recorder on from {1} to {2}: {3}")
  @CsvSource({
    "12, 19:00, 32:20, UNDECIDED, UNDECIDED",
    "4, 19:00, 32:20, UNDECIDED, UNDECIDED",
    "12, 26:00, 34:00, UNDECIDED, UNDECIDED",
    "20, 26:00, 36:00, UNDECIDED, UNDECIDED"
  })
  void allTappedAfterLeavingSaysOnlyThatItWasBefore(
      int apart, String on, String off, Outcome before, Outcome through) {
    StagedDay day = new StagedDay();
    for (int i = 0; i < WHOLE.length; i++) {
      day.tap(StagedDay.VISIT, day.at(32 * 60 + 15 + apart * i), WHOLE[i], null, null);
    }
    record(day, on, off);

    assertEquals(before, day.verdict("REC-1").outcome());
    assertEquals(through, day.verdict("REC-2").outcome());
  }

  @ParameterizedTest(name = "tapped at {0}, recorder off at {1}: {2}")
  @CsvSource({
    "33:40, 32:20, UNDECIDED",
    "36:00, 31:30, UNDECIDED",
    "32:00, 32:20, PASS",
    "33:40, 30:30, FAIL",
    "33:40, 26:00, FAIL",
    "45:00, 33:00, FAIL"
  })
  void leavingIsTappedInTheCar(String left, String off, Outcome through) {
    StagedDay day = taps("19:00", "20:00", "20:40", "31:35", left);
    record(day, "19:00", off);

    assertEquals(through, day.verdict("REC-2").outcome());
  }

  @ParameterizedTest(name = "arrived {0}, knocked {1}, entered {2}, on {3}: {4}")
  @CsvSource({
    "19:00, 19:05, 20:40, 19:45, UNDECIDED",
    "19:05, 19:00, 20:40, 19:45, UNDECIDED",
    "19:00, 19:05, 20:40, 18:45, PASS",
    "19:00, 19:05, 20:40, 22:00, FAIL",
    "19:00, 20:00, 20:40, 20:20, FAIL"
  })
  void aKnockTappedWithTheArrivalIsTappedOnTheStairs(
      String arrived, String knocked, String entered, String on, Outcome outcome) {
    StagedDay day = taps(arrived, knocked, entered, "31:35", "32:00");
    record(day, on, "33:00");

    assertEquals(outcome, day.verdict("REC-1").outcome());
  }

  /** Whether it is the knock or the recorder nobody can tell; once it is the recorder. */
  @ParameterizedTest(name = "at {0} of four doors on after the knock as tapped")
  @CsvSource({"4, UNDECIDED", "2, UNDECIDED", "1, FAIL"})
  void aKnockTappedAheadDayInDayOut(int doors, Outcome last) {
    StagedDay day = new StagedDay();
    VisitId[] visits = {
      StagedDay.VISIT, new VisitId("D-1"), new VisitId("D-2"), new VisitId("D-3")
    };
    StagedRecorder recorder = day.recorder("R-7").beats(0, 1);
    for (int i = 0; i < visits.length; i++) {
      if (i > 0) {
        day.visit(visits[i].text(), VisitKind.REPAIR);
      }
      int knock = 120 + 1_200 * i;
      visit(day, visits[i], knock, 60, 600);
      int on = i >= visits.length - doors ? knock + 25 : knock - 40;
      recorder.start(StagedDock.clock(on)).stop(StagedDock.clock(knock + 620), "manual");
    }
    recorder.beats(75, 80);

    assertEquals(
        last, day.verdict(day.judged("gas-strict"), "REC-1", visits[visits.length - 1]).outcome());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whoTapsAnyhowAndRecordsTheVisitNeverFails(long seed) {
    Random random = new Random(seed);
    StagedDay day = new StagedDay();
    int bulk = random.nextInt(3);
    if (bulk == 0) {
      int at = 32 * 60 + random.nextInt(600);
      for (StepType type : WHOLE) {
        day.tap(StagedDay.VISIT, day.at(at), type, null, null);
        at += random.nextInt(20);
      }
    } else {
      int knock = bulk == 1 ? 20 * 60 : 19 * 60 + random.nextInt(15);
      tap(day, 19 * 60, StepType.ARRIVED);
      tap(day, knock, StepType.KNOCKED);
      tap(day, 20 * 60 + 40, StepType.ENTERED);
      tap(day, 31 * 60, StepType.SIGNED);
      tap(day, 32 * 60 + random.nextInt(240), StepType.LEFT);
    }
    record(day, StagedDock.clock(20 * 60 - 5 - random.nextInt(300)), "32:01");

    for (String rule : new String[] {"REC-1", "REC-2"}) {
      Verdict verdict = day.verdict(rule);
      assertNotEquals(Outcome.FAIL, verdict.outcome(), verdict::toString);
    }
  }

  /** The phone's wall clock is right, and the message was written once and sent twice. */
  @Test
  void aStepResentToTheLetterHasTheAgeOfItsFirstTry() {
    StagedDay day = new StagedDay();
    day.phone.flushedAt = StagedDay.at("500:00");
    day.phone.roundTrip = null;
    day.ordinaryVisit();
    for (int i = 0; i < day.steps.size(); i++) {
      boolean last = i == day.steps.size() - 1;
      day.steps.set(i, aged(day.steps.get(i), last ? Duration.ofMinutes(4) : Duration.ZERO));
    }
    record(day, "19:00", "32:30");

    assertEquals(Outcome.PASS, day.verdict("REC-1").outcome());
    assertEquals(Outcome.PASS, day.verdict("REC-2").outcome());
  }

  private static Step aged(Step step, Duration resentAfter) {
    Duration age =
        Duration.between(step.stated(), step.received()).minusSeconds(1).minus(resentAfter);
    return new Step(
        step.seq(),
        step.visit(),
        step.technician(),
        step.type(),
        step.stated(),
        step.received(),
        age,
        null,
        step.position(),
        step.reading(),
        step.roundTrip());
  }

  private static StagedDay taps(
      String arrived, String knocked, String entered, String signed, String left) {
    return new StagedDay()
        .tap(arrived, StepType.ARRIVED)
        .tap(knocked, StepType.KNOCKED)
        .tap(entered, StepType.ENTERED)
        .tap("26:00", StepType.WORK_DONE)
        .tap(signed, StepType.SIGNED)
        .tap(left, StepType.LEFT);
  }

  private static void visit(StagedDay day, VisitId visit, int knock, int opened, int left) {
    day.tap(visit, day.at(knock - 60), StepType.ARRIVED, null, null)
        .tap(visit, day.at(knock), StepType.KNOCKED, null, null)
        .tap(visit, day.at(knock + opened), StepType.ENTERED, null, null)
        .tap(visit, day.at(knock + left), StepType.LEFT, null, null);
  }

  private static void tap(StagedDay day, int second, StepType type) {
    day.tap(StagedDay.VISIT, day.at(second), type, null, null);
  }

  /** A recorder heard every minute, and on for as long. */
  private static void record(StagedDay day, String on, String off) {
    long from = seconds(on);
    long to = seconds(off);
    StagedRecorder recorder = day.recorder("R-7");
    boolean running = false;
    for (int minute = 0; minute <= 45; minute++) {
      long beat = minute * 60L + 30;
      if (!running && from <= beat && to > from) {
        recorder.start(on);
        running = true;
        from = Long.MAX_VALUE;
      }
      if (running && to <= beat) {
        recorder.stop(off, "manual");
        running = false;
      }
      recorder.heartbeat(minute + ":30");
    }
  }

  private static long seconds(String clock) {
    return Duration.between(StagedDay.NINE, StagedDay.at(clock)).toSeconds();
  }
}
