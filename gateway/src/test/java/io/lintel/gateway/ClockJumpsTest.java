package io.lintel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.time.SetClock;
import io.lintel.gateway.time.SteadyTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockJumpsTest {
  private static final Instant MORNING = Instant.parse("2026-11-22T00:00:00Z");

  private final SetClock machine = new SetClock(MORNING);
  private final SteadyTime time = new SteadyTime(machine);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void aJumpIsAnEntryAtTheGatewaysTimeAndAGauge(@TempDir Path folder) {
    try (DataDirectory data = DataDirectory.open(folder);
        GroupCommitJournal journal =
            new GroupCommitJournal(JournalDatabase.open(data), JournalLimits.DEFAULT, time, metrics)
                .start()) {
      ClockJumps.journaled(time, journal, metrics);
      machine.pass(SteadyTime.YOUNG);
      machine.set(Duration.ofSeconds(-90));
      assertEquals(MORNING.plus(SteadyTime.YOUNG), time.instant());
      assertEquals(-90, metrics.get("lintel_machine_clock_ahead_seconds").gauge().value());
      Await.done(journal.append(List.of(marker())));

      Entry entry = journal.read(0, 1).get(0);
      assertEquals(Kind.GATEWAY, entry.observation().kind());
      assertEquals(MORNING.plus(SteadyTime.YOUNG), entry.observation().received());
      assertEquals(
          "{\"detail\":\"jumped by -90.000 s; the gateway's time goes on as before, and is now"
              + " +90.000 s from it\",\"event\":\"clock_jumped\"}",
          new String(entry.observation().body().toArray(), StandardCharsets.UTF_8));
    }
  }

  private Observation marker() {
    return GatewayLife.observation("gateway", "x", "x", time.instant());
  }
}
