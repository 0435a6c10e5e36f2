package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway's process is killed again and again while a meter publishes; what the meter was told is
 * taken has to be there, once. {@code -Dlintel.kills=100} for a long run.
 */
class EndpointKillsTest {
  private static final int KILLS = Integer.getInteger("lintel.kills", 4);
  private static final int LEAST_ACKNOWLEDGED = 300;

  /** Until the kill; some commits long, so that each of their moments comes up. */
  private static final int MOST_DELAY_MICROS = 20_000;

  @TempDir Path folder;

  private final NumberedReadings readings = new NumberedReadings();

  @Test
  void killsLoseNothingAcknowledgedAndDoubleNothing() throws Exception {
    Path data = folder.resolve("data");
    Random luck = new Random(17);
    for (int kill = 0; kill < KILLS; kill++) {
      EndpointProcess gateway = EndpointProcess.started(folder, data);
      int wanted = readings.acknowledged() + LEAST_ACKNOWLEDGED + luck.nextInt(2_000);
      long delay = TimeUnit.MICROSECONDS.toNanos(luck.nextInt(MOST_DELAY_MICROS));
      CompletableFuture<Void> killed = new CompletableFuture<>();
      try (Socket socket = gateway.connected()) {
        assertThrows(
            IOException.class,
            () ->
                readings.publish(
                    socket,
                    count -> {
                      if (count == wanted) {
                        killed.completeAsync(() -> killAfter(delay, gateway));
                      }
                      return false;
                    }));
      }
      killed.get(1, TimeUnit.MINUTES);
      gateway.awaitEnd();
    }
    int kept = readings.assertKeptOnce(data);
    assertTrue(
        readings.acknowledged() >= KILLS * LEAST_ACKNOWLEDGED, () -> "" + readings.acknowledged());
    System.out.printf(
        "%d kills: %d acknowledged, %d kept, 0 lost, 0 doubled%n",
        KILLS, readings.acknowledged(), kept);
  }

  /** The publisher does not wait for it: it may come at any moment of a commit. */
  private static Void killAfter(long nanos, EndpointProcess gateway) {
    long until = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    gateway.kill();
    return null;
  }
}
