package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.testing.SmallDisk;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway as it is shipped, its data on a disk that a meter's readings fill, that stays full
 * for a while, and has space again: what was acknowledged before, meanwhile and after is there,
 * once. {@code -Dlintel.full-disks=10 -Dlintel.full-seconds=20} for a long run.
 */
class EndpointFullDiskTest {
  private static final int TIMES = Integer.getInteger("lintel.full-disks", 2);
  private static final int SECONDS = Integer.getInteger("lintel.full-seconds", 3);
  private static final int DISK_MEBIBYTES = 16 + 4 * TIMES;
  private static final int BALLAST_MEBIBYTES = 8 + 4 * TIMES;
  private static final int AFTER_EACH = 1_000;
  private static final int PATIENCE_SECONDS = 120;

  @TempDir Path folder;
  @TempDir Path mounted;

  private final NumberedReadings readings = new NumberedReadings();
  private volatile int until = Integer.MAX_VALUE;

  @Test
  void aFullDiskLosesNothingAcknowledgedAndAllGoesOnByItself() throws Exception {
    try (SmallDisk disk = SmallDisk.at(mounted, DISK_MEBIBYTES)) {
      disk.occupy(BALLAST_MEBIBYTES);
      int meanwhile;
      try (EndpointProcess gateway = EndpointProcess.started(folder, disk.path())) {
        gateway.awaitReadiness(answer -> answer.statusCode() == 200);
        meanwhile = filled(gateway, disk);
        gateway.awaitReadiness(answer -> answer.statusCode() == 200 && !remarks(answer, "full"));
      }
      int kept = readings.assertKeptOnce(disk.path());
      System.out.printf(
          "%d times full for %d s: %d acknowledged (%d of them while it was full), %d kept, 0"
              + " lost, 0 doubled%n",
          TIMES, SECONDS, readings.acknowledged(), meanwhile, kept);
    }
  }

  /** How many were acknowledged while the disk was full. */
  private int filled(EndpointProcess gateway, SmallDisk disk) throws Exception {
    int meanwhile = 0;
    try (Socket socket = gateway.connected()) {
      CompletableFuture<Void> publishing = publishing(socket);
      for (int i = 0; i < TIMES; i++) {
        if (i > 0) {
          disk.fill();
        }
        // Before that it is not ready either: the reserve is used up, and readings are taken still.
        gateway.awaitReadiness(answer -> remarks(answer, "full") || publishing.isDone());
        assertTrue(!publishing.isDone(), () -> "ended early: " + publishing);
        int before = readings.acknowledged();
        held(gateway);
        int then = readings.acknowledged();
        meanwhile += then - before;
        disk.empty();
        awaitAcknowledged(then + AFTER_EACH, publishing);
        gateway.awaitReadiness(answer -> answer.statusCode() == 200);
      }
      until = readings.acknowledged() + AFTER_EACH;
      publishing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    return meanwhile;
  }

  private CompletableFuture<Void> publishing(Socket socket) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            readings.publish(socket, count -> count >= until);
          } catch (IOException e) {
            throw new AssertionError("the connection has to last", e);
          }
        });
  }

  /**
   * As long as the disk is full it is not ready, with the disk as the reason: full, or, where the
   * last that fitted went in, its reserve used up.
   */
  private static void held(EndpointProcess gateway) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end) {
      HttpResponse<String> answer = gateway.readiness();
      assertEquals(503, answer.statusCode(), answer::body);
      assertTrue(remarks(answer, "full") || remarks(answer, "make room"), answer::body);
      EndpointProcess.aMoment();
    }
  }

  /** Whether an essential part gives a reason with {@code word} in it. */
  private static boolean remarks(HttpResponse<String> answer, String word) {
    try {
      for (JsonNode part : new ObjectMapper().readTree(answer.body()).path("parts")) {
        if (part.path("essential").asBoolean() && part.path("because").asText().contains(word)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private void awaitAcknowledged(int wanted, CompletableFuture<Void> publishing)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (readings.acknowledged() < wanted) {
      assertTrue(!publishing.isDone(), () -> "ended early: " + publishing);
      assertTrue(
          System.nanoTime() < deadline,
          () -> readings.acknowledged() + " acknowledged, " + wanted + " expected");
      EndpointProcess.aMoment();
    }
  }
}
