package io.lintel.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QuotasTest {
  private static final QuotaLimits LIMITS = new QuotaLimits(100, 10, 10_000, 1_000, 1 << 20);

  private long nanos;
  private long free = Long.MAX_VALUE;
  private final Quotas quotas = new Quotas(LIMITS, () -> free, () -> nanos);

  @Test
  void aDeviceIsTakenUpToItsBurstAndThenAtItsRateAndNobodyElseIsHurt() {
    assertNull(quotas.charge(times(100, reading("G-1"))));
    assertEquals(Duration.ofSeconds(1), refused(times(1, reading("G-1"))).retryAfter());
    assertNull(quotas.charge(times(100, reading("G-2"))));

    nanos += TimeUnit.SECONDS.toNanos(1);
    assertNull(quotas.charge(times(10, reading("G-1"))));
    refused(times(1, reading("G-1")));
  }

  /** Else whoever proves nothing need only call itself something else. */
  @Test
  void madeUpDevicesShareOneQuotaOfTheirAddress() {
    for (int i = 0; i < 1_000; i++) {
      assertNull(quotas.charge(List.of(reading("G-X" + i)), "203.0.113.9"), "device " + i);
    }
    Journal.JournalRefuses refusal =
        Objects.requireNonNull(quotas.charge(List.of(reading("G-X1000")), "203.0.113.9"));
    assertTrue(
        String.valueOf(refusal.getMessage())
            .startsWith("whoever proves nothing and comes from 203.0.113.9 sends more"));
    assertNull(quotas.charge(List.of(reading("G-X1000"))), "who is known is no stranger");
    assertNull(quotas.charge(List.of(reading("G-Y")), "203.0.113.10"), "nobody else is hurt");

    nanos += TimeUnit.SECONDS.toNanos(1);
    for (int i = 0; i < 100; i++) {
      assertNull(quotas.charge(List.of(reading("G-Z" + i)), "203.0.113.9"), "then");
    }
    assertNotNull(quotas.charge(List.of(reading("G-Z")), "203.0.113.9"), "as ten devices");
  }

  @Test
  void bytesCountAsObservationsDo() {
    Observation large = observation(Kind.RECORDER_EVENT, "R-1", "x".repeat(12_000));
    assertNull(quotas.charge(List.of(large)));
    assertEquals(Duration.ofSeconds(2), refused(List.of(reading("R-1"))).retryAfter());
  }

  /** Else whoever is beyond its quota need only come with somebody who is not. */
  @Test
  void aMessageOfSeveralIsRefusedForEachOfThemAndThenCostsNobody() {
    assertNull(quotas.charge(times(100, reading("G-1"))));
    for (int i = 0; i < 200; i++) {
      Journal.JournalRefuses refusal = refused(List.of(reading("G-2"), reading("G-1")));
      assertTrue(String.valueOf(refusal.getMessage()).startsWith("G-1 sends more"));
      assertEquals(Journal.JournalRefuses.Ground.QUOTA, refusal.ground());
    }
    assertNull(quotas.charge(times(100, reading("G-2"))));
  }

  @Test
  void theReserveOfTheDiskIsForEvidence() {
    free = LIMITS.reserveBytes() - 1;
    assertTrue(quotas.isReserveReached());
    for (String type : List.of("heartbeat", "position")) {
      assertNotNull(quotas.charge(List.of(event(type))), type);
    }
    refused(List.of(observation(Kind.REJECTED, "G-1", "{}")));
    assertNull(quotas.charge(List.of(event("recording_started"))));
    assertNull(quotas.charge(List.of(reading("G-1"))));
    assertNull(quotas.charge(List.of(observation(Kind.STEP, "T-1", "{}"))));

    free = LIMITS.reserveBytes();
    assertNull(quotas.charge(List.of(event("heartbeat"))));
  }

  @Test
  void aRecorderThatWasAwayForADayIsLetInByTheUsualLimits() {
    Quotas usual = new Quotas(QuotaLimits.DEFAULT, () -> Long.MAX_VALUE, () -> 0);
    assertNull(usual.charge(times(5_000, event("position"))));
  }

  private Journal.JournalRefuses refused(List<Observation> message) {
    return Objects.requireNonNull(quotas.charge(message));
  }

  private static List<Observation> times(int times, Observation one) {
    return Collections.nCopies(times, one);
  }

  private static Observation reading(String meter) {
    return observation(Kind.READING, meter, "{}");
  }

  private static Observation event(String type) {
    return observation(Kind.RECORDER_EVENT, "R-1", "{\"type\":\"" + type + "\"}");
  }

  private static Observation observation(Kind kind, String device, String body) {
    return new Observation(
        kind,
        "mqtt",
        device,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        Bytes.of(body.getBytes(StandardCharsets.UTF_8)),
        Bytes.empty());
  }
}
