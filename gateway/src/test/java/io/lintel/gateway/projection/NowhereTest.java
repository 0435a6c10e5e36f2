package io.lintel.gateway.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device that writes 0, 0 says that it does not know where it is. */
class NowhereTest {
  private static final String MEMBER = "\"position\":\\{[^}]*}";

  @TempDir Path directory;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void devicesAtZeroAreJudgedAndLinkedAsDevicesWithoutPositions(long seed) throws Exception {
    List<Observation> day = SwapDay.of(seed);
    String without = judged(day, "");

    assertEquals(without, judged(day, "\"position\":{\"lat\":0,\"lon\":0}"));
    assertEquals(
        without, judged(day, "\"position\":{\"accuracy_m\":5,\"lat\":-0.00004,\"lon\":0}"));
    assertEquals(
        without,
        judged(day, "\"position\":{\"lat\":0,\"lon\":0.0,\"satellite\":\"2026-11-22T01:00:00Z\"}"));
  }

  /** Else the property above would hold of judges who look at no position at all. */
  @Test
  void devicesAtAPlaceAreJudgedAndLinkedByIt() throws Exception {
    List<Observation> day = SwapDay.of(1);

    assertNotEquals(judged(day, ""), judged(day, "\"position\":{\"lat\":0.02,\"lon\":0}"));
  }

  private String judged(List<Observation> day, String position) throws Exception {
    Path here = Files.createTempDirectory(directory, "day");
    try (ProjectedJournal projected =
        new ProjectedJournal(here, new PolicyJudge(PolicyFile.named("gas-strict")))) {
      replaced(day, position).forEach(projected::keep);
      projected.keep(
          GatewayLife.observation(
              "projector", EntryFacts.SETTLED, "", Instant.parse("2026-11-25T00:00:00Z")));
    }
    return Tables.standing(here.resolve("projections.db"));
  }

  /** With what every device told as its position; work orders keep their addresses. */
  private static List<Observation> replaced(List<Observation> day, String position) {
    List<Observation> replaced = new ArrayList<>();
    for (Observation seen : day) {
      if (seen.kind() == Kind.VISIT) {
        replaced.add(seen);
        continue;
      }
      String body = new String(seen.body().toArray(), UTF_8);
      String other =
          position.isEmpty()
              ? body.replaceAll("," + MEMBER, "").replaceAll(MEMBER + ",?", "")
              : body.replaceAll(MEMBER, position);
      replaced.add(
          new Observation(
              seen.kind(),
              seen.source(),
              seen.device(),
              seen.stated(),
              seen.sequence(),
              seen.epoch(),
              seen.identity(),
              seen.received(),
              seen.voice(),
              Bytes.of(other.getBytes(UTF_8)),
              seen.raw()));
    }
    return replaced;
  }
}
