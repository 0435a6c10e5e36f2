package io.lintel.simulator.demo.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.testing.Mosquitto;
import io.lintel.testing.Needs;
import io.lintel.testing.SmallDisk;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway as it is shipped, killed or on a full disk while devices send at every door: what
 * they were told is taken is in the journal, once. {@code lintel bench loss} is the long form.
 */
class LossDrillTest {
  private static final double PER_SECOND = 400;
  private static final int AT_LEAST = 300;
  private static final int DISK_MEBIBYTES = 64;

  @TempDir Path scratch;
  @TempDir Path mounted;

  @Test
  void killsLoseAndDoubleNothingThatADoorHasTaken() throws Exception {
    List<DoorLoss> losses = drilled(plan(3, 0), scratch.resolve("data"), null, null);
    assertEquals(7, losses.size());
    assertClean(losses);
  }

  @Test
  void killsBehindABrokerOfOnesOwnLoseAndDoubleNothing() throws Exception {
    Needs.command("mosquitto");
    try (Mosquitto broker = new Mosquitto(scratch.resolve("broker"))) {
      assertClean(drilled(plan(2, 0), scratch.resolve("data"), broker.uri(), null));
    }
  }

  @Test
  void aFullDiskLosesAndDoublesNothingThatADoorHasTaken() throws Exception {
    try (SmallDisk disk = SmallDisk.at(mounted, DISK_MEBIBYTES)) {
      assertClean(
          drilled(plan(0, 1), disk.path().resolve("data"), null, FilledDisk.of(disk.path())));
    }
  }

  private static LossDrill.Plan plan(int kills, int fills) {
    return new LossDrill.Plan(
        kills, fills, Duration.ofSeconds(3), AT_LEAST, PER_SECOND, 17, Set.of());
  }

  private List<DoorLoss> drilled(
      LossDrill.Plan plan, Path data, @Nullable URI broker, @Nullable FilledDisk disk)
      throws Exception {
    DrilledGateway gateway = new DrilledGateway(scratch, data, broker);
    return new LossDrill(plan, gateway, broker).run(done -> {}, disk);
  }

  private static void assertClean(List<DoorLoss> losses) {
    for (DoorLoss loss : losses) {
      System.out.println(loss.text());
      assertTrue(loss.isClean(), loss::text);
      int least = loss.door().equals("dock folder") ? 1 : AT_LEAST;
      assertTrue(loss.acknowledged() >= least, loss::text);
    }
  }
}
