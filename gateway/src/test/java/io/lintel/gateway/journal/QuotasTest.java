package io.lintel.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QuotasTest {
  private static final QuotaLimits LIMITS = new QuotaLimits(100, 10, 10_000, 1_000, 1 << 20);

  private long nanos;
  private long free = Long.MAX_VALUE;
  private final Quotas quotas = new Quotas(LIMITS, () -> free, () -> nanos);

  @Test
  void aDeviceIsTakenUpToItsBurstAndThenAtItsRateAndNobodyElseIsHurt() {
    assertTrue(quotas.refuses(times(100, reading("G-1"))).isEmpty());
    Journal.JournalRefuses refusal = quotas.refuses(times(1, reading("G-1"))).orElseThrow();
    assertEquals(Duration.ofSeconds(1), refusal.retryAfter());
    assertTrue(quotas.refuses(times(100, reading("G-2"))).isEmpty());

    nanos += TimeUnit.SECONDS.toNanos(1);
    assertTrue(quotas.refuses(times(10, reading("G-1"))).isEmpty());
    assertTrue(quotas.refuses(times(1, reading("G-1"))).isPresent());
  }

  @Test
  void bytesCountAsObservationsDo() {
    Observation large = observation(Kind.RECORDER_EVENT, "R-1", "x".repeat(12_000));
    assertTrue(quotas.refuses(List.of(large)).isEmpty());
    assertEquals(
        Duration.ofSeconds(2), quotas.refuses(List.of(reading("R-1"))).orElseThrow().retryAfter());
  }

  @Test
  void aBatchOfSeveralIsTakenWholeWhileOneOfThemMay() {
    assertTrue(quotas.refuses(times(100, reading("G-1"))).isEmpty());
    assertTrue(quotas.refuses(List.of(reading("G-1"), reading("G-2"))).isEmpty());
  }

  @Test
  void theReserveOfTheDiskIsForEvidence() {
    free = LIMITS.reserveBytes() - 1;
    assertTrue(quotas.isReserveReached());
    for (String type : List.of("heartbeat", "position")) {
      assertTrue(quotas.refuses(List.of(event(type))).isPresent(), type);
    }
    assertTrue(quotas.refuses(List.of(observation(Kind.REJECTED, "G-1", "{}"))).isPresent());
    assertTrue(quotas.refuses(List.of(event("recording_started"))).isEmpty());
    assertTrue(quotas.refuses(List.of(reading("G-1"))).isEmpty());
    assertTrue(quotas.refuses(List.of(observation(Kind.STEP, "T-1", "{}"))).isEmpty());

    free = LIMITS.reserveBytes();
    assertTrue(quotas.refuses(List.of(event("heartbeat"))).isEmpty());
  }

  @Test
  void aRecorderThatWasAwayForADayIsLetInByTheUsualLimits() {
    Quotas usual = new Quotas(QuotaLimits.DEFAULT, () -> Long.MAX_VALUE, () -> 0);
    assertTrue(usual.refuses(times(5_000, event("position"))).isEmpty());
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
