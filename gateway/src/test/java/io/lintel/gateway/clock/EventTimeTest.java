package io.lintel.gateway.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTimeTest {
  private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");
  private static final EventTime TIMES = new EventTime(ClockLimits.DEFAULT);

  private static DeviceClock unmeasured(Instant stated, Instant received, long prior) {
    Sending only = new Sending(Micros.of(stated), Micros.of(received), Sending.UNKNOWN);
    return new DeviceClock(
        List.of(only),
        new Interruptions(List.of()),
        Duration.ofSeconds(prior),
        ClockLimits.DEFAULT);
  }

  @Test
  void anActsAgeNeedsNoWallClock() {
    Instant stated = NINE.minusSeconds(300);
    DeviceClock clock = unmeasured(stated, NINE.plusSeconds(41), 120);
    CorrectedTime time = TIMES.ofAct(clock, stated, NINE.plusSeconds(41), 40 * Micros.SECOND);

    assertEquals(ClockBasis.AGE_MS, time.basis());
    assertEquals(NINE.plusSeconds(1), time.bounds().hi());
    assertEquals(NINE.minusSeconds(29), time.bounds().lo());
  }

  @Test
  void aRecordersAgeNeverMakesItLate() {
    // Resent 200 s later, with the age it had at the first attempt.
    Instant received = NINE.plusSeconds(200);
    DeviceClock clock = unmeasured(NINE, received, 60);
    TimeBounds bounds = TIMES.ofEvent(clock, NINE, received, 0).bounds();

    assertFalse(bounds.lo().isAfter(NINE), bounds::toString);
  }

  @Test
  void nothingHappensAfterItsReceipt() {
    DeviceClock clock = unmeasured(NINE, NINE.plusSeconds(3), 60);
    TimeBounds bounds = TIMES.ofEvent(clock, NINE, NINE.plusSeconds(3), EventTime.NO_AGE).bounds();

    assertEquals(NINE.plusSeconds(3), bounds.hi());
    assertEquals(NINE.minusSeconds(60), bounds.lo());
  }
}
