package io.lintel.gateway.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.time.SteadyTime.Jump;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {
  private static final Instant MORNING = Instant.parse("2026-11-22T00:00:00Z");
  private static final Duration JUMP = Duration.ofSeconds(90);

  private final SetClock machine = new SetClock(MORNING);
  private final SteadyTime time = new SteadyTime(machine);
  private final List<Jump> told = new ArrayList<>();

  {
    time.onJump(told::add);
  }

  /** Lets true time pass, and the gateway look at the clock each second, as it does all day. */
  private void pass(Duration duration) {
    for (long second = 0; second < duration.toSeconds(); second++) {
      machine.pass(Duration.ofSeconds(1));
      time.instant();
    }
  }

  private void grownUp() {
    pass(SteadyTime.YOUNG.plusSeconds(1));
  }

  private Duration wrong() {
    return Duration.between(machine.truth(), time.instant());
  }

  @Test
  void aJumpThatComesBackIsNeverSeen() {
    grownUp();
    for (Duration jump : List.of(JUMP, JUMP.negated())) {
      machine.set(jump);
      assertEquals(Duration.ZERO, wrong());
      pass(Duration.ofMinutes(20));
      assertEquals(Duration.ZERO, wrong());
      assertEquals(jump, time.held());
      machine.set(jump.negated());
      assertEquals(Duration.ZERO, wrong());
      assertEquals(Duration.ZERO, time.held());
    }
    assertEquals(
        List.of(JUMP, JUMP.negated(), JUMP.negated(), JUMP), told.stream().map(Jump::by).toList());
  }

  @Test
  void aClockThatStaysElsewhereForAnHourIsFollowed() {
    grownUp();
    machine.set(JUMP);
    time.instant();
    pass(SteadyTime.HELD_FOR.minusSeconds(1));
    assertEquals(Duration.ZERO, wrong());
    pass(Duration.ofSeconds(1));
    assertEquals(JUMP, wrong());
    assertEquals(2, told.size());
    assertEquals(Duration.ZERO, told.get(1).by());
  }

  @Test
  void twoJumpsAreHeldTogetherFromTheFirstOn() {
    grownUp();
    machine.set(JUMP);
    time.instant();
    pass(Duration.ofMinutes(40));
    machine.set(JUMP);
    assertEquals(Duration.ZERO, wrong());
    assertEquals(JUMP.multipliedBy(2), time.held());
    pass(Duration.ofMinutes(20));
    assertEquals(JUMP.multipliedBy(2), wrong());
  }

  @Test
  void aMachineThatSleptIsFollowedAtOnce() {
    grownUp();
    machine.set(SteadyTime.LONGEST_HELD.plusMillis(1));
    assertEquals(SteadyTime.LONGEST_HELD.plusMillis(1), wrong());
    assertEquals(Duration.ZERO, told.get(0).held());
  }

  @Test
  void aMachineThatSetsItsClockAfterTheStartIsFollowedAtOnce() {
    pass(SteadyTime.YOUNG.minusSeconds(1));
    machine.set(JUMP);
    assertEquals(JUMP, wrong());
  }

  @Test
  void aClockThatIsCorrectedSlowlyIsFollowedWithoutAWord() {
    grownUp();
    for (int i = 0; i < 1_000; i++) {
      machine.set(Duration.ofMillis(-5));
      pass(Duration.ofSeconds(1));
    }
    assertEquals(Duration.ofSeconds(-5), wrong());
    assertEquals(List.of(), told);
  }

  @Test
  void lookingLateAtTheClockIsNoJump() {
    grownUp();
    machine.betweenReadings(Duration.ofMillis(300), 5);
    assertEquals(Duration.ZERO, time.held());
    time.instant();
    assertEquals(List.of(), told);
  }

  @Test
  void anAlarmRingsByTheGatewaysTimeWhereverTheMachinesClockIs() {
    grownUp();
    List<Duration> rung = new ArrayList<>();
    Instant begun = machine.truth();
    Runnable note = () -> rung.add(Duration.between(begun, machine.truth()));
    time.at(begun.plusSeconds(600), note);
    machine.set(JUMP);
    time.at(begun.plusSeconds(700), note);
    pass(Duration.ofSeconds(650));
    machine.set(JUMP.negated());
    pass(Duration.ofSeconds(100));
    assertEquals(List.of(Duration.ofSeconds(600), Duration.ofSeconds(700)), rung);
  }

  /** Nobody asks an idle gateway for the time. */
  @Test
  void anAlarmRingsInTimeThoughNobodyLookedAfterTheClockWasSetBack() {
    grownUp();
    List<Instant> rung = new ArrayList<>();
    Instant due = machine.truth().plus(Duration.ofMinutes(7));
    time.at(due, () -> rung.add(machine.truth()));
    machine.set(Duration.ofMinutes(-5));
    for (int second = 0; second < 7 * 60 + 5; second++) {
      machine.pass(Duration.ofSeconds(1));
    }
    assertEquals(1, rung.size());
    assertTrue(!rung.get(0).isBefore(due), rung::toString);
  }

  @Test
  void aCancelledAlarmDoesNotRing() {
    List<String> rung = new ArrayList<>();
    time.at(MORNING.plusSeconds(60), () -> rung.add("rung")).cancel();
    pass(Duration.ofSeconds(61));
    assertEquals(List.of(), rung);
    assertFalse(machine.waits());
    time.at(MORNING.plusSeconds(120), () -> rung.add("rung"));
    assertTrue(machine.waits());
  }
}
