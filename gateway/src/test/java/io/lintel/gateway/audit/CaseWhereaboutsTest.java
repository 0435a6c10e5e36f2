package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.linking.Stay;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a crew one taps for all: what their phone says of where the others were. */
class CaseWhereaboutsTest {
  private static final GeoPoint CAR = new GeoPoint(37.4546, 118.6747);
  private static final TechnicianId COLLEAGUE = new TechnicianId("T-8");
  private static final StepType[] STEPS = {
    StepType.ARRIVED, StepType.KNOCKED, StepType.ENTERED, StepType.WORK_DONE, StepType.LEFT
  };

  private final StagedDay day = new StagedDay();

  @Test
  void aColleaguesPhoneAtTheDoorTellsWhereTheOthersWere() {
    tapped(1_140, 120, StagedDay.ADDRESS);

    assertEquals(1, sure().size());
    assertEquals(0, sure().get(0).place().metresTo(StagedDay.ADDRESS), 1);
  }

  @Test
  void inTheCarItTellsNothingOfThem() {
    tapped(2_400, 1, CAR);

    assertEquals(List.of(), sure());
  }

  private List<Stay> sure() {
    day.inPair(0, COLLEAGUE);
    CaseDay judged = new CaseDay(day.file(), StagedDay.policy("gas-strict").limits());
    return CaseWhereabouts.of(judged, Weights.DEFAULT).stays().stream().filter(Stay::sure).toList();
  }

  private void tapped(int second, int apart, GeoPoint place) {
    for (int i = 0; i < STEPS.length; i++) {
      Instant when = day.at(second + apart * i);
      day.steps.add(
          new Step(
              day.next(),
              StagedDay.VISIT,
              COLLEAGUE,
              STEPS[i],
              when,
              when.plusSeconds(1),
              Duration.ZERO,
              null,
              new Step.Fix(place, 10),
              null,
              Duration.ofMillis(1800)));
    }
  }
}
