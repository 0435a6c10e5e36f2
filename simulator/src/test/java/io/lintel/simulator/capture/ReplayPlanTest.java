package io.lintel.simulator.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.simulator.replay.Frames;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.ScenarioFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayPlanTest {
  private static final ZoneId ZONE = ZoneOffset.UTC;

  /** A day ends at midnight: there is no minute left behind the last question. */
  @Test
  void whatIsCapturedInTheLastMinuteOfADayCanBePlayed(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("tap.txt"),
            """
            2026-11-20 23:59:30.000 > 03 03 00 0A 00 14 64 25
            2026-11-20 23:59:30.041 < 03 83 02 61 31
            """);
    SnifferTimes times = new SnifferTimes(LocalDateTime.parse("2026-11-20T00:00:00"), ZONE);
    Captured captured = SnifferText.read(file, times, null, false, done -> {});

    ReplayPlan plan = ReplayPlan.of(captured, wishes());
    Scenario scenario = ScenarioFile.parse("tap.yaml", ScenarioText.of(plan, "tap.txt"));

    assertEquals(LocalTime.of(23, 59), scenario.from());
    assertEquals(LocalTime.of(23, 59, 59), scenario.to());
    assertEquals(1, scenario.replay().get(0).exchanges().size());
  }

  private static ReplayPlan.Wishes wishes() {
    ReplayPlan.MeterNames unknown =
        new ReplayPlan.MeterNames() {
          @Override
          public @Nullable String id(String line, int address) {
            return null;
          }

          @Override
          public @Nullable String profile(Frames frames, int address, List<CapturedTurn> turns) {
            return null;
          }
        };
    return new ReplayPlan.Wishes("tap", ZONE, null, null, null, 9_600, "none", unknown);
  }
}
