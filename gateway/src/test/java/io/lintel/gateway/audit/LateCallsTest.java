package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.linking.Link;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two visits at one address from 10:00 to 30:00 after nine, both tapped in the car at 50:00. */
class LateCallsTest {
  private static final Step.Fix CAR = new Step.Fix(new GeoPoint(37.4446, 118.6747), 20);
  private static final Step.Fix HERE = new Step.Fix(StagedDay.ADDRESS, 10);

  private final StagedDay day = new StagedDay().visit("V-2", VisitKind.SAFETY_CHECK);
  private final StagedRecorder recorder = day.recorder("R-7");

  @ParameterizedTest(name = "recorded from {0}: at {1} in {2}")
  @CsvSource({
    "0, 12, V-1",
    "0, 17, V-1",
    "0, 22, V-2",
    "0, 27, V-2",
    "0, 30, ''",
    "23, 22, V-1",
    "23, 24, V-2",
  })
  void theStayIsShared(int recordingFrom, int minute, String visit) {
    play(recordingFrom);

    assertEquals(visit, visitAt(minute));
  }

  @Test
  void whatIsNotKnownOfALateVisitIsNotJudged() {
    play(0);

    assertEquals(Outcome.UNDECIDED, day.verdict("REC-3").outcome());
  }

  private void play(int recordingFrom) {
    for (int minute = 1; minute < 60; minute++) {
      recorder.fix = minute >= 10 && minute <= 30 ? HERE : CAR;
      if (minute == recordingFrom) {
        recorder.start(minute + ":00");
      } else {
        recorder.heartbeat(minute + ":00");
      }
    }
    for (String visit : List.of("V-1", "V-2")) {
      int second = visit.equals("V-1") ? 0 : 30;
      for (StepType type :
          List.of(StepType.ARRIVED, StepType.BELL, StepType.ENTERED, StepType.LEFT)) {
        Instant at = StagedDay.at("50:" + (second < 10 ? "0" + second : second));
        day.tap(new VisitId(visit), at, type, CAR, null);
        second += 2;
      }
    }
  }

  private String visitAt(int minute) {
    long seq = day.seqOf(minute + ":00");
    return day.judged("gas-strict").links().stream()
        .filter(link -> link.seq() == seq && link.end() == Link.End.LINKED)
        .map(link -> Objects.requireNonNull(link.visit()).text())
        .findFirst()
        .orElse("");
  }
}
