package io.lintel.gateway.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceClockTest {
  private static final long S = Micros.SECOND;
  private static final long START = Micros.of(Instant.parse("2026-11-22T01:00:00Z"));
  private static final Duration PRIOR = Duration.ofSeconds(60);
  private static final Interruptions NONE = new Interruptions(List.of());

  /** Messages a minute apart from a clock 300 s ahead, each one second under way. */
  private static List<Sending> minutely(int count, long roundTrip) {
    List<Sending> sendings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long sent = START + i * 60L * S;
      sendings.add(new Sending(sent + 300 * S, sent + S, roundTrip));
    }
    return sendings;
  }

  private static OffsetInterval offset(List<Sending> sendings, Interruptions interruptions) {
    DeviceClock clock = new DeviceClock(sendings, interruptions, PRIOR, ClockLimits.DEFAULT);
    return clock.offsetAt(sendings.get(0).shown());
  }

  @Test
  void aMeasuredRoundTripEarnsTwoSeconds() {
    OffsetInterval offset = offset(minutely(5, S), NONE);

    assertEquals(ClockBasis.LIVE, offset.basis());
    assertEquals(299.0, offset.lo() / 1e6, 0.02);
    assertEquals(301.0, offset.hi() / 1e6, 0.02);
    assertEquals(300.0, offset.estimate() / 1e6, 0.02);
  }

  @Test
  void aSlowRoundTripWidens() {
    OffsetInterval offset = offset(minutely(5, 8 * S), NONE);

    assertEquals(ClockBasis.LIVE, offset.basis());
    assertEquals(8.0, (offset.hi() - offset.lo()) / 1e6, 0.02);
  }

  @Test
  void withoutOneLiveMessagesGiveThirtySeconds() {
    OffsetInterval offset = offset(minutely(5, Sending.UNKNOWN), NONE);

    assertEquals(ClockBasis.LIVE_UNEARNED, offset.basis());
    assertEquals(30.0, (offset.hi() - offset.lo()) / 1e6, 0.02);
  }

  @Test
  void fourMessagesAreNotLive() {
    assertEquals(ClockBasis.RECEIPT, offset(minutely(4, S), NONE).basis());
  }

  @Test
  void fiveWithinTwoMinutesAreNotLive() {
    List<Sending> sendings = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sendings.add(new Sending(START + i * 20L * S, START + i * 20L * S + S, S));
    }

    assertEquals(ClockBasis.PRIOR, offset(sendings, NONE).basis());
  }

  @Test
  void aFlushedQueueIsNotLive() {
    List<Sending> sendings = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sendings.add(new Sending(START + i * 60L * S, START + 7200 * S + i * 10L * S, S));
    }

    assertEquals(ClockBasis.PRIOR, offset(sendings, NONE).basis());
  }

  @Test
  void anArrayOfMessagesIsOneSending() {
    List<Sending> sendings = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sendings.add(new Sending(START + 240 * S * (i / 3), START + 240 * S * (i / 3) + S, S));
    }

    assertEquals(ClockBasis.PRIOR, offset(sendings, NONE).basis());
  }

  @Test
  void whatComesRightAfterAnInterruptionDoesNotCount() {
    Interruptions restart = new Interruptions(List.of(Micros.instant(START + 150 * S)));

    assertEquals(ClockBasis.RECEIPT, offset(minutely(7, S), restart).basis());
    assertEquals(ClockBasis.LIVE, offset(minutely(10, S), restart).basis());
  }

  @Test
  void delayedMessagesAmongLiveOnesDoNoHarm() {
    List<Sending> sendings = minutely(8, S);
    sendings.add(new Sending(START + 330 * S, START + 90 * S, Sending.UNKNOWN));
    sendings.set(3, new Sending(START + 480 * S, START + 207 * S, 30 * S));

    assertEquals(301.0, offset(sendings, NONE).hi() / 1e6, 0.02);
  }

  @Test
  void theBoundsLoosenWithTheDistanceFromTheirEvidence() {
    DeviceClock clock = new DeviceClock(minutely(5, S), NONE, PRIOR, ClockLimits.DEFAULT);
    OffsetInterval later = clock.offsetAt(START + 300 * S + 43_200 * S);

    assertEquals(298.0, later.lo() / 1e6, 0.05);
    assertEquals(302.0, later.hi() / 1e6, 0.05);
  }

  @Test
  void aClockSetInMidEpochIsAContradiction() {
    List<Sending> sendings = minutely(10, S);
    for (int i = 20; i < 30; i++) {
      sendings.add(new Sending(START + i * 60L * S, START + i * 60L * S + S, S));
    }
    OffsetInterval offset = offset(sendings, NONE);

    assertEquals(ClockBasis.CONTRADICTORY, offset.basis());
    assertTrue(offset.lo() <= -S && offset.hi() >= 301 * S, offset::toString);
  }

  @Test
  void aFactoryDateIsUnbounded() {
    Sending only = new Sending(0, START, Sending.UNKNOWN);
    OffsetInterval offset = offset(List.of(only), NONE);

    assertEquals(ClockBasis.RECEIPT, offset.basis());
    assertEquals(-START, offset.lo());
    assertEquals(Micros.of(Duration.ofHours(36)), offset.hi() - offset.lo());
  }
}
