package io.lintel.gateway.audit;

import static io.lintel.gateway.audit.WorkedCasesTest.assertVerdict;

import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the doors before and after tell of the recorder in hand, as the rules see it. A door is
 * written as who was there and how far off the recorder said it was: {@code ALONE 0}. The visit
 * judged is from 19:00 to 32:00.
 */
class InHandTest {
  private static final TechnicianId COLLEAGUE = new TechnicianId("T-8");
  private static final GeoPoint CAR =
      new GeoPoint(StagedDay.ADDRESS.lat() + 0.0027, StagedDay.ADDRESS.lon());

  private final StagedDay day = new StagedDay();
  private final StagedRecorder recorder = day.recorder("R-7");

  /** At these doors the recorder speaks of its place, in the order of the day. */
  private final List<Runnable> told = new ArrayList<>();

  private enum Who {
    ALONE,
    /** With a colleague; both tap. */
    CREW,
    /** Alone, and everything tapped in the car. */
    LATE,
    /** With a colleague, who alone taps. */
    ONLY_THE_COLLEAGUE
  }

  /** The recorder was 2,000 m from the address. */
  @ParameterizedTest(name = "{0}, {1}, here, {2}: {3}")
  @CsvSource({
    ", ALONE 0, ALONE 0, FAIL, UNKNOWN",
    ", CREW 0, ALONE 0, UNDECIDED,",
    "ALONE 0, CREW 0, ALONE 0, FAIL, UNKNOWN",
    "ALONE 0, CREW 2000, ALONE 0, UNDECIDED,",
    "ALONE 0, ALONE 2000, ALONE 0, UNDECIDED,",
    "ALONE 2000, ALONE 0, ALONE 0, FAIL, UNKNOWN",
    ", LATE 0, ALONE 0, UNDECIDED,",
    "ALONE 0, LATE 2000, ALONE 0, FAIL, UNKNOWN",
    ", ONLY_THE_COLLEAGUE 0, ALONE 0, UNDECIDED,",
    "ALONE 0, ONLY_THE_COLLEAGUE 2000, ALONE 0, FAIL, UNKNOWN",
    ", ALONE, ALONE 0, UNDECIDED,",
    "ALONE 0, ALONE, ALONE 0, FAIL, UNKNOWN",
    ", ALONE 0, CREW 0, UNDECIDED,",
    ", ALONE 0, ALONE 2000, UNDECIDED,",
    ", ALONE 0, ALONE, UNDECIDED,",
  })
  void notAtThePlace(
      @Nullable String early, String before, String after, Outcome outcome, @Nullable Cause cause) {
    door(early, "V-A", -20);
    door(before, "V-B", 2);
    day.ordinaryVisit();
    told.add(() -> speaks(25, 2_000));
    told.add(() -> speaks(26, 2_100));
    door(after, "V-C", 45);
    told.forEach(Runnable::run);

    assertVerdict(day.verdict("REC-4"), outcome, outcome == Outcome.FAIL, cause);
  }

  /** Recorded from 60:00 to 70:00, when there was no visit. */
  @ParameterizedTest(name = "{0}, {1} m off at the visit, {2} afterwards: {3}")
  @CsvSource({
    "ALONE 0, 0, ALONE 0, FAIL, UNKNOWN",
    "ALONE 0, , ALONE 0, FAIL, UNKNOWN",
    "ALONE, , ALONE 0, UNDECIDED,",
    "CREW 0, , ALONE 0, UNDECIDED,",
    "CREW 0, 0, ALONE 0, FAIL, UNKNOWN",
    "LATE 0, , ALONE 0, UNDECIDED,",
    "LATE 2000, 0, ALONE 0, FAIL, UNKNOWN",
    "ALONE 0, 2000, ALONE 0, UNDECIDED,",
    "ALONE 2000, 0, ALONE 0, FAIL, UNKNOWN",
    "ALONE 0, 0, CREW 0, UNDECIDED,",
    "ALONE 0, 0, ALONE 2000, UNDECIDED,",
    "ALONE 0, 0, ALONE, UNDECIDED,",
  })
  void aRecordingWithoutAVisit(
      String before, @Nullable Double here, String after, Outcome outcome, @Nullable Cause cause) {
    door(before, "V-B", 2);
    day.ordinaryVisit();
    if (here != null) {
      told.add(() -> speaks(25, here));
    }
    told.add(() -> recorder.start("60:00").beats(60, 69).stop("70:00", "manual"));
    door(after, "V-C", 100);
    recorder.beats(0, 1);
    told.forEach(Runnable::run);

    assertVerdict(day.verdict("REC-6"), outcome, outcome == Outcome.FAIL, cause);
  }

  /** The recorder was on 20 s after the knock and told no place there. */
  @ParameterizedTest(name = "crew of {0}; {1} before and {2} after: {3}")
  @CsvSource({
    "1, ALONE 0, ALONE 0, FAIL, PERSON",
    "1, ALONE 2000, ALONE 2000, FAIL, PERSON",
    "2, ALONE 0, ALONE 0, FAIL, PERSON",
    "2, ALONE, ALONE, FAIL, PERSON",
    "2, ALONE 2000, ALONE 0, UNDECIDED,",
    "2, ALONE 0, ALONE 2000, UNDECIDED,",
    "2, CREW 2000, ALONE 0, UNDECIDED,",
    "2, LATE 2000, ALONE 0, FAIL, PERSON",
    "2, ONLY_THE_COLLEAGUE 2000, ALONE 0, FAIL, PERSON",
  })
  void atTheCrewsDoor(
      int crew, String before, String after, Outcome outcome, @Nullable Cause cause) {
    door(before, "V-B", 2);
    if (crew > 1) {
      day.inPair(0, COLLEAGUE);
    }
    day.ordinaryVisit();
    told.add(() -> recorder.beats(9, 19).start("20:20").beats(20, 40).stop("41:00", "manual"));
    door(after, "V-C", 45);
    told.forEach(Runnable::run);

    assertVerdict(day.verdict("REC-1"), outcome, outcome == Outcome.FAIL, cause);
    assertVerdict(day.verdict("REC-2"), outcome, outcome == Outcome.FAIL, cause);
  }

  /** All steps were tapped in the car, so nobody knows when the visit was. */
  @ParameterizedTest(name = "{0} before and {1} after: {2}")
  @CsvSource({
    "ALONE 0, ALONE 0, PASS",
    "CREW 0, ALONE 0, UNDECIDED",
    "ALONE 2000, ALONE 0, UNDECIDED",
    "ALONE 0, ALONE 2000, UNDECIDED",
    "ALONE 0, ALONE, UNDECIDED",
  })
  void whoseItWasInAVisitTappedLate(String before, String after, Outcome outcome) {
    door(before, "V-B", 2);
    late(StagedDay.VISIT, 40);
    told.add(() -> recorder.start("19:00").beats(19, 40).stop("46:00", "manual"));
    door(after, "V-C", 60);
    told.forEach(Runnable::run);

    Verdict verdict = day.verdict("REC-3");

    assertVerdict(verdict, outcome, verdict.certain(), null);
  }

  /** A door for six minutes from {@code minute} on; the recorder speaks in its middle. */
  private void door(@Nullable String written, String id, int minute) {
    if (written == null) {
      return;
    }
    String[] said = written.split(" ", -1);
    VisitId visit = new VisitId(id);
    day.visit(id, VisitKind.REPAIR);
    int last = day.visits.size() - 1;
    switch (Who.valueOf(said[0])) {
      case ALONE -> tapped(visit, minute);
      case CREW -> {
        day.inPair(last, COLLEAGUE);
        tapped(visit, minute);
        tappedByColleague(visit, minute);
      }
      case LATE -> late(visit, minute);
      case ONLY_THE_COLLEAGUE -> {
        day.inPair(last, COLLEAGUE);
        tappedByColleague(visit, minute);
      }
    }
    if (said.length > 1) {
      told.add(() -> speaks(minute + 3, Double.parseDouble(said[1])));
    }
  }

  private void tapped(VisitId visit, int minute) {
    day.tap(visit, StagedDay.at(minute + ":00"), StepType.KNOCKED, null, null)
        .tap(visit, StagedDay.at((minute + 6) + ":00"), StepType.LEFT, null, null);
  }

  private void late(VisitId visit, int minute) {
    Step.Fix car = new Step.Fix(CAR, 10);
    day.tap(visit, StagedDay.at(minute + ":00"), StepType.KNOCKED, car, null)
        .tap(visit, StagedDay.at((minute + 6) + ":00"), StepType.LEFT, car, null);
  }

  private void tappedByColleague(VisitId visit, int minute) {
    step(visit, StagedDay.at(minute + ":00"), StepType.KNOCKED);
    step(visit, StagedDay.at((minute + 6) + ":00"), StepType.LEFT);
  }

  private void step(VisitId visit, Instant when, StepType type) {
    day.steps.add(
        new Step(
            day.next(),
            visit,
            COLLEAGUE,
            type,
            when,
            when.plusSeconds(1),
            null,
            null,
            null,
            null,
            day.phone.roundTrip));
  }

  private void speaks(int minute, double metres) {
    recorder.fix = RecorderAtPlaceTest.away(metres);
    recorder.event(minute + ":00", RecorderEventType.POSITION, null);
    recorder.fix = null;
  }
}
