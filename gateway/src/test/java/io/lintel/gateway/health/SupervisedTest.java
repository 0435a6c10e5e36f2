package io.lintel.gateway.health;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SupervisedTest {
  private final Supervised activity =
      new Supervised("walk", "walking", true, () -> Instant.parse("2026-12-01T06:00:00Z"));

  static List<Throwable> thrown() {
    return List.of(
        new IllegalStateException("a defect"),
        new StackOverflowError(),
        new InterruptedException("by nobody"));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void aLoopGoesOnWhateverATurnThrows(Throwable thrown) throws Exception {
    AtomicInteger turns = new AtomicInteger();
    CountDownLatch failed = new CountDownLatch(1);
    SynchronousQueue<String> second = new SynchronousQueue<>();
    Thread thread =
        activity.loop(
            "test-walk",
            () -> {
              if (turns.incrementAndGet() == 1) {
                failed.countDown();
                throwIt(thrown);
              }
              second.put("turn");
              return true;
            });
    thread.start();

    assertTrue(failed.await(5, TimeUnit.SECONDS));
    assertEquals("turn", second.poll(5, TimeUnit.SECONDS));
    assertEquals("turn", second.poll(5, TimeUnit.SECONDS));
    assertEquals(1, activity.failures());
    activity.ending();
    thread.interrupt();
    thread.join(5_000);
    assertFalse(thread.isAlive());
  }

  private static void throwIt(Throwable thrown) throws InterruptedException {
    if (thrown instanceof InterruptedException interrupted) {
      throw interrupted;
    } else if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  void whatFailsIsToldUntilItGoesWellAgain() {
    activity.failed(new IllegalStateException("a stone in the way"));
    assertSays("walking fails since 2026-12-01T06:00:00Z", "a stone in the way");
    activity.alive();
    assertTrue(activity.notReadyBecause().isEmpty());
  }

  @Test
  void aThreadThatEndsIsDeadAndSaysWhy() throws Exception {
    Thread thread =
        activity.thread(
            "test-walk",
            () -> {
              throw new IllegalStateException("fell");
            });
    thread.start();
    thread.join(5_000);
    activity.alive();
    assertSays("nobody is walking since", "fell", "anew");
  }

  @Test
  void aThreadThatReturnsUnaskedIsDeadToo() throws Exception {
    Thread thread = activity.thread("test-walk", () -> {});
    thread.start();
    thread.join(5_000);
    assertSays("it ended by itself");
  }

  @Test
  void anEndThatWasAskedForIsNone() throws Exception {
    Thread thread = activity.thread("test-walk", () -> {});
    activity.ending();
    thread.start();
    thread.join(5_000);
    assertTrue(activity.notReadyBecause().isEmpty());
    assertEquals(0, activity.failures());
  }

  @Test
  void aTimersTaskNeverThrowsIntoItsTimer() {
    Runnable task =
        activity.guarded(
            () -> {
              throw new java.io.IOException("gone");
            });
    assertDoesNotThrow(task::run);
    assertSays("gone");
  }

  private void assertSays(String... words) {
    String said = activity.notReadyBecause().orElse("it is ready");
    for (String word : words) {
      assertTrue(said.contains(word), () -> word + " in: " + said);
    }
  }
}
