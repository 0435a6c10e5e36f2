package io.lintel.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent: no exception, every byte accounted for, and all that is taken reads back. */
class HostilePayloadTest {
  private static final Arrival ARRIVAL =
      new Arrival("mqtt", Instant.parse("2026-11-22T00:00:00Z"), "topic");
  private static final String[] SEEDS = {
    "{\"at\":\"2026-11-22T08:00:00+08:00\",\"seq\":17,\"volume_m3\":\"1234.567\",\"alarms\":[\"a\"]}",
    "[{\"at\":\"2026-11-22T08:00:00Z\",\"seq\":1,\"type\":\"position\",\"position\":{\"lat\":1,\"lon\":2.5}}]",
    "{\"at\":\"2026-11-22T08:00:00Z\",\"step\":\"knocked\",\"technician\":\"T\",\"id\":\"1\",\"age_ms\":5}",
    "{\"id\":\"V\",\"kind\":\"repair\",\"appointment\":{\"from\":\"2026-11-22T08:00Z\",\"to\":\"2026-11-22T09:00Z\"}}",
    "{\"recorder\":\"R\",\"technician\":\"T\",\"from\":\"2026-11-22T08:00:00Z\"}"
  };

  private final Intake intake = new Intake(meter -> null);
  private final Facts facts = new Facts(ZoneOffset.ofHours(8));

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mutatedPayloadsAreTakenOrRejectedNeverThrown(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      byte[] payload = SEEDS[random.nextInt(SEEDS.length)].getBytes(UTF_8);
      for (int edits = random.nextInt(6); edits > 0; edits--) {
        payload = edited(payload, random);
      }
      Format format = random.nextInt(4) == 0 ? Format.CBOR : Format.JSON;
      check(intake.readings("D", payload, format, ARRIVAL), Kind.READING);
      check(intake.recorderEvents("D", payload, format, ARRIVAL), Kind.RECORDER_EVENT);
      check(intake.steps("D", payload, format, ARRIVAL), Kind.STEP);
      check(intake.visits(payload, format, ARRIVAL), Kind.VISIT);
      check(intake.custody(payload, format, ARRIVAL), Kind.CUSTODY);
    }
  }

  private static byte[] edited(byte[] payload, Random random) {
    byte[] edited = payload.clone();
    int at = random.nextInt(edited.length);
    switch (random.nextInt(3)) {
      case 0 -> edited[at] = (byte) random.nextInt(256);
      case 1 -> edited[at] = (byte) "{}[]\",:0-e\\u".charAt(random.nextInt(12));
      default -> edited = java.util.Arrays.copyOf(edited, at + 1);
    }
    return edited;
  }

  private void check(Taken taken, Kind kind) {
    assertEquals(taken.rejected() == null, taken.problems().isEmpty());
    for (Observation observation : taken.accepted()) {
      assertEquals(kind, observation.kind());
      Entry entry = new Entry(1, 1, false, observation);
      switch (kind) {
        case READING -> facts.reading(entry);
        case RECORDER_EVENT -> facts.recorderEvent(entry);
        case STEP -> facts.step(entry);
        case VISIT -> facts.visit(entry);
        default -> facts.custody(entry);
      }
    }
  }
}
