package io.lintel.gateway.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WallTimekeeperTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(NOW);
  private final WallTimekeeper time = new WallTimekeeper(wall::get, System::nanoTime);

  @AfterEach
  void close() {
    time.close();
  }

  @Test
  void whatIsPastRunsAtOnceAndAFailingTaskStopsNobody() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    time.at(
        NOW.minusSeconds(2),
        () -> {
          throw new IllegalStateException("a defect of the task's");
        });
    time.at(NOW.minusSeconds(1), ran::countDown);
    assertTrue(ran.await(20, TimeUnit.SECONDS));
  }

  @Test
  void aTaskFollowsAClockThatIsSetForward() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    time.at(NOW.plusSeconds(3_600), ran::countDown);
    wall.set(NOW.plusSeconds(3_601));
    assertTrue(ran.await(20, TimeUnit.SECONDS), "an hour went by on the wall");
  }

  @Test
  void aCancelledTaskNeverRuns() throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    CountDownLatch later = new CountDownLatch(1);
    time.at(NOW.plusMillis(50), cancelled::countDown).cancel();
    wall.set(NOW.plusSeconds(1));
    time.at(NOW.plusSeconds(1), later::countDown);
    assertTrue(later.await(20, TimeUnit.SECONDS));
    assertEquals(1, cancelled.getCount());
  }
}
