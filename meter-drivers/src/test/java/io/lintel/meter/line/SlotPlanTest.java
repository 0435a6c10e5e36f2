package io.lintel.meter.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlotPlanTest {
  private static final Cadence QUARTER = new Cadence(Duration.ofMinutes(15));
  private static final Instant T = Instant.parse("2026-11-22T08:07:12Z");

  private final SlotPlan plan = new SlotPlan(BackOff.Limits.DEFAULT);

  @Test
  void slotsFallOnFullQuartersWheneverTheGatewayWasStarted() {
    plan.put("G-1", QUARTER, T);
    assertEquals(Optional.of(Instant.parse("2026-11-22T08:15:00Z")), plan.nextDue());
    assertEquals(List.of(), plan.takeDue(T.plusSeconds(60)));
    assertEquals(List.of("G-1 2026-11-22T08:15:00Z"), taken(Instant.parse("2026-11-22T08:15:00Z")));
    assertEquals(Optional.of(Instant.parse("2026-11-22T08:30:00Z")), plan.nextDue());
  }

  @Test
  void aClockSetForwardLeavesNoSlotOut() {
    plan.put("G-1", QUARTER, T);
    assertEquals(8, taken(T.plus(Duration.ofHours(2))).size());
    assertEquals(
        7 * 96, taken(T.plus(Duration.ofDays(400))).size(), "not further back than seven days");
  }

  @Test
  void aClockSetBackBeginsTheScheduleAnew() {
    plan.put("G-1", QUARTER, T);
    taken(T.plus(Duration.ofHours(2)));
    assertEquals(List.of(), plan.takeDue(T));
    assertEquals(Optional.of(Instant.parse("2026-11-22T08:15:00Z")), plan.nextDue());
  }

  @Test
  void metersOfOneMomentComeInTheOrderOfTheConfiguration() {
    plan.put("G-2", QUARTER, T);
    plan.put("G-1", QUARTER, T);
    plan.put("G-3", new Cadence(Duration.ofMinutes(5)), T);
    assertEquals(
        List.of(
            "G-3 2026-11-22T08:10:00Z",
            "G-2 2026-11-22T08:15:00Z",
            "G-1 2026-11-22T08:15:00Z",
            "G-3 2026-11-22T08:15:00Z"),
        taken(Instant.parse("2026-11-22T08:15:00Z")));
  }

  @Test
  void aMeterThatFailsIsLeftAloneTwiceAsLongEachTimeUpToTheLimit() {
    plan.put("G-1", new Cadence(Duration.ofSeconds(1)), T);
    Instant now = T;
    for (long pause : new long[] {10, 20, 40, 80, 160, 320, 600, 600, 600}) {
      plan.failed("G-1", now);
      now = now.plusSeconds(pause - 1);
      assertTrue(last(now).pausedUntil().isPresent(), "still paused before " + pause + " s");
      now = now.plusSeconds(1);
      assertEquals(Optional.empty(), last(now).pausedUntil(), "asked again after " + pause + " s");
    }
    assertEquals(1, last(now.plusSeconds(1)).attempts(), "asked once, not several times");
    plan.answered("G-1");
    assertEquals(3, last(now.plusSeconds(2)).attempts());
  }

  @Test
  void slotsMissedInADownTimeAreFoundUpToALimit() {
    Instant last = Instant.parse("2026-11-22T07:00:00Z");
    assertEquals(
        List.of(
            "2026-11-22T07:15:00Z",
            "2026-11-22T07:30:00Z",
            "2026-11-22T07:45:00Z",
            "2026-11-22T08:00:00Z"),
        texts(QUARTER.between(last, T, T.minus(SlotPlan.REMEMBERED))));
    assertEquals(
        List.of("2026-11-22T08:00:00Z"),
        texts(QUARTER.between(last, T, Instant.parse("2026-11-22T07:46:00Z"))));
  }

  @Test
  void aCadenceBelowTheLimitIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Cadence(Duration.ZERO));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyDueMomentComesOutExactlyOnceHoweverOftenItIsAsked(long seed) {
    Random random = new Random(seed);
    Cadence cadence = new Cadence(Duration.ofSeconds(1 + random.nextInt(1_000)));
    plan.put("G-1", cadence, T);
    List<Instant> found = new ArrayList<>();
    Instant now = T;
    while (now.isBefore(T.plus(Duration.ofHours(6)))) {
      now = now.plusMillis(random.nextInt(2_000_000));
      plan.takeDue(now).forEach(due -> found.add(due.slot().due()));
    }
    long step = cadence.every().toSeconds();
    List<Instant> expected =
        LongStream.rangeClosed(
                -Math.floorDiv(-T.getEpochSecond(), step), now.getEpochSecond() / step)
            .mapToObj(n -> Instant.ofEpochSecond(n * step))
            .toList();
    assertEquals(expected, found);
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(30);
  }

  private SlotPlan.Due last(Instant now) {
    List<SlotPlan.Due> due = plan.takeDue(now);
    return due.get(due.size() - 1);
  }

  private List<String> taken(Instant now) {
    return plan.takeDue(now).stream()
        .map(due -> due.slot().meter() + " " + due.slot().due())
        .toList();
  }

  private static List<String> texts(List<Instant> instants) {
    return instants.stream().map(Instant::toString).toList();
  }
}
