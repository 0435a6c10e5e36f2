package io.lintel.gateway.source.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.source.mqtt.Loss.Cause;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TakeoversTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  private final Takeovers takeovers = new Takeovers("gw");

  @Test
  void onceIsNoRule() {
    takeovers.lost(Cause.TAKEN_OVER, NOON, NOON);
    takeovers.lost(Cause.TAKEN_OVER, NOON, NOON.plusSeconds(1));
    assertEquals(Optional.empty(), takeovers.said(NOON.plusSeconds(2)));
  }

  @Test
  void againAndAgainIsNamedAsThatUntilItHasBeenQuiet() {
    for (int i = 0; i < Takeovers.OFTEN; i++) {
      takeovers.lost(Cause.TAKEN_OVER, NOON, NOON.plusSeconds(i));
    }
    String said = takeovers.said(NOON.plusSeconds(9)).orElseThrow();
    assertTrue(said.startsWith("another client takes the session of 'gw' over"), said);
    Instant quiet = NOON.plusSeconds(10).plus(Takeovers.WINDOW);
    assertEquals(Optional.empty(), takeovers.said(quiet));
  }

  @Test
  void connectionsThatEndAtOnceMayBeThatAndThoseThatStoodAreNot() {
    for (int i = 0; i < Takeovers.OFTEN; i++) {
      takeovers.lost(Cause.GONE, NOON, NOON.plusSeconds(3_600 + i));
      takeovers.lost(Cause.GONE, null, NOON.plusSeconds(3_600 + i));
    }
    assertEquals(Optional.empty(), takeovers.said(NOON.plusSeconds(3_610)));
    for (int i = 0; i < Takeovers.OFTEN; i++) {
      takeovers.lost(Cause.GONE, NOON.plusSeconds(4_000 + i), NOON.plusSeconds(4_001 + i));
    }
    String said = takeovers.said(NOON.plusSeconds(4_010)).orElseThrow();
    assertTrue(said.startsWith("the broker ends each connection soon"), said);
  }
}
