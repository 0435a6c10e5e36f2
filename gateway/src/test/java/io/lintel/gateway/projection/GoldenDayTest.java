package io.lintel.gateway.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.audit.Judges;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Judges that link or judge these days otherwise are other judges: they need a version of their
 * own, or what they would say differently of the past would never be said.
 */
class GoldenDayTest {
  /** What {@link Judges#VERSION} says of the days. */
  private static final int VERSION = 7;

  private static final String LINKS_AND_VERDICTS =
      "3b98edfb254b099b519526a6a8e78279a1eb68553a064d9f3eb8201a607d7933";

  @TempDir Path directory;

  @Test
  void otherLinksOrVerdictsNeedAnotherVersionOfTheJudges() throws Exception {
    CaseJudge judge = new PolicyJudge(PolicyFile.named("gas-strict"));
    MessageDigest all = MessageDigest.getInstance("SHA-256");
    for (List<Observation> day : List.of(SmallDay.of(1), SmallDay.of(2), SwapDay.of(1))) {
      Path here = Files.createTempDirectory(directory, "day");
      try (ProjectedJournal projected = new ProjectedJournal(here, judge)) {
        day.forEach(projected::keep);
        projected.keep(
            GatewayLife.observation(
                "projector", EntryFacts.SETTLED, "", Instant.parse("2026-11-25T00:00:00Z")));
      }
      all.update(Tables.standing(here.resolve("projections.db")).getBytes(UTF_8));
    }

    assertEquals(
        VERSION + " " + LINKS_AND_VERDICTS,
        Judges.VERSION + " " + HexFormat.of().formatHex(all.digest()),
        "the days' links or verdicts changed: raise Judges.VERSION, and write both here");
  }
}
