package io.lintel.simulator.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestatementTest {
  private static final String STEP =
      "{\"id\":\"u\",\"at\":\"2026-11-20T08:00:00.000+08:00\","
          + "\"sent\":\"2026-11-20T08:00:00.400+08:00\",\"age_ms\":400,\"rtt_ms\":1100}";

  @Test
  void aStepThatLeavesLaterIsOlderThenAndTheActStaysWhereItWas() {
    assertEquals(
        "{\"id\":\"u\",\"at\":\"2026-11-20T08:00:00.000+08:00\","
            + "\"sent\":\"2026-11-20T08:01:30.400+08:00\",\"age_ms\":90400,\"rtt_ms\":1100}",
        Restatement.sentLater(STEP, Duration.ofSeconds(90)));
    assertEquals(STEP, Restatement.sentLater(STEP, Duration.ZERO));
  }

  @Test
  void aRoundTripIsStatedAsItWasMeasured() {
    assertEquals(
        STEP.replace("1100", "31100"), Restatement.roundTrip(STEP, Duration.ofSeconds(30)));
  }

  @Test
  void aRoundTripThatIsNotOverIsNotStated() {
    assertEquals(STEP.replace(",\"rtt_ms\":1100", ""), Restatement.roundTrip(STEP, null));
    assertEquals(
        STEP.replace(",\"rtt_ms\":1100", ""),
        Restatement.roundTrip(STEP, Restatement.LONGEST_ROUND_TRIP.plusMillis(1)));
  }

  @Test
  void whatStatesNothingOfItsWayIsLeftAlone() {
    assertEquals(
        "[{\"id\":\"V-1\"}]", Restatement.sentLater("[{\"id\":\"V-1\"}]", Duration.ofSeconds(9)));
    assertEquals("{\"seq\":1}", Restatement.roundTrip("{\"seq\":1}", null));
  }
}
