package io.lintel.gateway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Observation;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nonsense is counted, and not kept without end. */
class RejectionGateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  private final Intake intake = new Intake(meter -> null);
  private final Set<String> kept = new HashSet<>();
  private long bytes;

  @Test
  void ofOneSendersNonsenseTheFirstIsKeptAndTheRestCounted() {
    for (int i = 0; i < 5_000; i++) {
      send("G-1", i, NOW);
    }
    // The counts 10, 100 and 1,000.
    assertEquals(RejectionGate.KEPT_A_MINUTE + 3, kept.size());

    send("G-2", 0, NOW);
    send("G-1", 5_000, NOW.plusSeconds(60));
    assertEquals(RejectionGate.KEPT_A_MINUTE + 5, kept.size());
  }

  @Test
  void manySendersTogetherDoNotFillTheDiskEither() {
    for (int i = 0; i < 20_000; i++) {
      send("G-" + i, i, NOW);
    }
    assertTrue(bytes < 2 * RejectionGate.KEPT_BYTES_A_MINUTE, () -> "kept " + bytes);
  }

  private void send(String meter, int number, Instant at) {
    byte[] payload = new byte[10_000];
    payload[0] = (byte) number;
    payload[1] = (byte) (number >> 8);
    Observation rejected =
        Objects.requireNonNull(
            intake.readings(meter, payload, Format.JSON, new Arrival("mqtt", at, "t")).rejected());
    if (kept.add(rejected.device() + rejected.identity())) {
      bytes += rejected.raw().length() + rejected.body().length();
    }
  }
}
