package io.lintel.gateway.linking;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.VisitId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContradictionTest {
  private static final long MINUTE = 60_000_000;
  private static final GeoPoint HERE = new GeoPoint(37.4346, 118.6747);

  private final Contradiction contradiction =
      new Contradiction(
          new Stays(
              List.of(
                  new Stay(new VisitId("V-1"), 0, 10 * MINUTE, HERE, 10, true),
                  new Stay(new VisitId("V-2"), 20 * MINUTE, 30 * MINUTE, HERE, 10, true))),
          Weights.DEFAULT);

  @Test
  void onePositionInAnotherStreetContradicts() {
    seen(5, 800, 25);

    assertTrue(contradiction.found());
  }

  @Test
  void thatNextDoorSaysNothingAloneButAMiddleDoes() {
    seen(3, 115, 25);
    seen(5, 105, 25);
    assertFalse(contradiction.found());

    seen(22, 115, 25);
    seen(23, 105, 25);
    seen(24, 110, 25);
    assertTrue(contradiction.found());
  }

  @Test
  void noiseAroundTheDoorSaysNothing() {
    seen(1, -60, 25);
    seen(2, 80, 25);
    seen(3, 40, 25);
    seen(4, -70, 25);

    assertFalse(contradiction.found());
  }

  @Test
  void whereNobodyKnowsWhereTheHolderWasNothingContradicts() {
    seen(15, 5_000, 25);

    assertFalse(contradiction.found());
  }

  @Test
  void whatIsTooVagueNeverContradicts() {
    seen(5, 5_000, 1_001);

    assertFalse(contradiction.found());
  }

  private void seen(int minute, double metresNorth, double accuracyMetres) {
    GeoPoint there = new GeoPoint(HERE.lat() + metresNorth / 111_195, HERE.lon());
    contradiction.add(minute * MINUTE, minute * MINUTE, new Step.Fix(there, accuracyMetres));
  }
}
