package io.lintel.simulator.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.scenario.MobileNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final Pacing FAST =
      new Pacing(1e6, Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofMillis(50), 1);

  /** A wall that moves a millisecond whenever somebody looks. */
  private final AtomicLong wall = new AtomicLong();

  private SimulatedClock clock(Pacing pacing, Backlog backlog) {
    return new SimulatedClock(START, pacing, backlog, () -> wall.addAndGet(1_000_000));
  }

  @Test
  void standsStillUntilItIsRun() {
    SimulatedClock clock = clock(FAST, Backlog.NONE);
    wall.addAndGet(1_000_000_000_000L);

    assertEquals(START, clock.instant());
  }

  @Test
  void runsWhatFallsDueInTheOrderOfTimeAndShowsThatTime() {
    SimulatedClock clock = clock(FAST, Backlog.NONE);
    List<String> ran = new ArrayList<>();
    clock.at(START.plusMillis(2500), () -> ran.add("second at " + clock.instant()));
    clock.at(START.plusMillis(700), () -> ran.add("first at " + clock.instant()));
    clock.at(START.plusSeconds(9), () -> ran.add("too late"));
    clock.at(START.plusSeconds(1), () -> ran.add("cancelled")).cancel();

    clock.runUntil(START.plusSeconds(5));

    assertEquals(
        List.of("first at 2026-11-20T00:00:00.700Z", "second at 2026-11-20T00:00:02.500Z"), ran);
    assertEquals(START.plusSeconds(5), clock.instant());
  }

  @Test
  void standsWhilePausedAndGoesOnAtTheSpeedAskedForThen() throws InterruptedException {
    SimulatedClock clock = clock(FAST, Backlog.NONE);
    clock.at(START.plusSeconds(2), clock::pause);
    Thread runner = new Thread(() -> clock.runUntil(START.plusSeconds(5)));
    runner.start();
    while (runner.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    wall.addAndGet(1_000_000_000_000L);
    CountDownLatch ran = new CountDownLatch(1);
    clock.at(START, ran::countDown);
    ran.await();

    assertEquals(START.plusSeconds(2), clock.instant(), "what is due now runs, and time stands");
    assertTrue(clock.paused());

    clock.pace(new Pacing(2e6, FAST.step(), FAST.patience(), FAST.longestHold(), 1));
    clock.resume();
    runner.join();

    assertEquals(START.plusSeconds(5), clock.instant());
    assertEquals(2e6, clock.pacing().speed());
    assertTrue(clock.wallTime().toSeconds() < 100, "the pause does not count as time of playing");
  }

  @Test
  void whatIsBookedInThePastRunsAtOnceWithoutTurningBack() {
    SimulatedClock clock = clock(FAST, Backlog.NONE);
    List<Instant> ran = new ArrayList<>();
    clock.at(START.plusSeconds(2), () -> clock.at(START, () -> ran.add(clock.instant())));

    clock.runUntil(START.plusSeconds(3));

    assertEquals(List.of(START.plusSeconds(2)), ran);
  }

  @Test
  void doesNotLeaveAStepBeforeWhatWasSentInItIsTakenIn() {
    Sent sent = new Sent();
    SimulatedClock clock = clock(FAST, sent);
    sent.clock = clock;
    clock.at(START.plusMillis(1300), () -> sent.missing = 3);

    clock.runUntil(START.plusSeconds(4));

    assertEquals(START.plusMillis(1300), sent.stoodAt);
    assertEquals(START.plusSeconds(4), clock.instant());
  }

  @Test
  void writesOffWhatNeverComesAndGivesUpWhenThatHappensTooOften() {
    Sent sent = new Sent();
    sent.taking = false;
    SimulatedClock clock = clock(FAST, sent);
    clock.at(START.plusMillis(100), () -> sent.missing = 1);
    clock.runUntil(START.plusSeconds(2));
    assertEquals(1, sent.writtenOff);

    clock.at(START.plusMillis(2100), () -> sent.missing = 1);
    String message =
        assertThrows(ClockStuck.class, () -> clock.runUntil(START.plusSeconds(4))).getMessage();
    assertTrue(Objects.requireNonNull(message).contains("1 messages"), message);
  }

  @Test
  void standsWhileItIsHeldButRunsWhatIsDueNow() {
    SimulatedClock clock = clock(FAST, Backlog.NONE);
    List<Instant> ran = new ArrayList<>();
    List<SimulatedClock.Hold> holds = new ArrayList<>();
    Instant due = START.plusMillis(400);
    clock.at(due, () -> holds.add(clock.hold()));
    clock.at(due, () -> holds.add(clock.hold()));
    clock.at(due, () -> clock.at(START, () -> ran.add(clock.instant())));
    clock.at(START, () -> {});

    assertThrows(ClockStuck.class, () -> clock.runUntil(START.plusSeconds(2)));
    assertEquals(due, clock.instant());
    assertEquals(List.of(due), ran);

    holds.forEach(SimulatedClock.Hold::close);
    holds.forEach(SimulatedClock.Hold::close);
    clock.runUntil(START.plusSeconds(2));
    assertEquals(START.plusSeconds(2), clock.instant());
  }

  @Test
  void doesNotGoFasterThanAskedAndSaysHowFastItWent() {
    Pacing tenfold =
        new Pacing(1000, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1);
    SimulatedClock clock = clock(tenfold, Backlog.NONE);

    clock.runUntil(START.plusSeconds(20));

    assertTrue(clock.speedReached() <= 1000, () -> "speed " + clock.speedReached());
    assertFalse(clock.speedReached() < 1);
  }

  @Test
  void itsStepIsNoLongerThanAnyRoundTripThatIsStated() {
    assertFalse(Pacing.ofSpeed(1e6).step().compareTo(MobileNetwork.SHORTEST) > 0);
  }

  /** Messages that are taken in one by one, each time somebody asks. */
  private static final class Sent implements Backlog {
    private int missing;
    private boolean taking = true;
    private int writtenOff;
    private @Nullable Instant stoodAt;
    private @Nullable SimulatedClock clock;

    @Override
    public boolean settled() {
      if (missing > 0 && taking) {
        missing--;
        stoodAt = Objects.requireNonNull(clock).instant();
      }
      return missing == 0;
    }

    @Override
    public String missing() {
      return missing + " messages";
    }

    @Override
    public void writeOff() {
      writtenOff++;
      missing = 0;
    }
  }
}
