package io.lintel.gateway.source.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.LineConfig;
import io.lintel.gateway.config.PolledMeterConfig;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.time.SetClock;
import io.lintel.gateway.time.SteadyTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Machines whose clock is not set at first, or is set while they run. */
class SlotClockTest {
  private static final Instant UNSET = Instant.parse("1970-01-01T00:00:20Z");
  private static final Instant BEFORE = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant TRUE_START = Instant.parse("2026-11-22T09:00:00Z");

  private final MemoryJournal journal = new MemoryJournal();
  private QuirkyMeter meter;

  @SuppressWarnings("NullAway.Init") // start sets both
  private LineSource source;

  @SuppressWarnings("NullAway.Init")
  private SteadyTime time;

  @BeforeEach
  void plugIn() throws IOException {
    meter = new QuirkyMeter().unit(1, QuirkyMeter.GOOD);
  }

  @AfterEach
  void close() throws IOException {
    source.close();
    meter.close();
  }

  @Test
  void onANewMachineNothingIsDueBeforeItsClockIsSetAndThenOnlyWhatWasInItsOwnLife()
      throws Exception {
    SetClock machine = new SetClock(UNSET);
    start(machine, "30s", LastSlots.none());
    seconds(machine, 75);
    assertEquals(List.of(), journal.of(Kind.SLOT));
    assertTrue(notReady().contains("clock is not set: it shows 1970-01-01"), notReady());

    machine.set(Duration.between(UNSET, TRUE_START));
    seconds(machine, 20);
    List<String> slots = journal.slots("G-1", 3);
    assertEquals(3, slots.size(), slots::toString);
    // It started at 09:00:00 and its clock was set at 09:01:15.
    assertTrue(slots.get(0).startsWith("2026-11-22T09:00:30Z") && isClock(slots.get(0)));
    assertTrue(slots.get(1).startsWith("2026-11-22T09:01:00Z") && isClock(slots.get(1)));
    assertTrue(slots.get(2).startsWith("2026-11-22T09:01:30Z") && isRead(slots.get(2)));
    assertEquals("", notReady());
  }

  @Test
  void whatWasDueBetweenTwoLivesIsDownAndWhatIsJournaledHasNoSecondOutcome() throws Exception {
    lived(BEFORE);
    SetClock machine = new SetClock(UNSET);
    start(machine, "1m", meter -> List.of(BEFORE.minusSeconds(60), BEFORE));
    seconds(machine, 75);
    machine.set(Duration.between(UNSET, TRUE_START));
    seconds(machine, 60);
    List<String> slots = journal.slots("G-1", 62);
    assertEquals(62, slots.size(), slots::toString);
    assertTrue(slots.get(0).startsWith("2026-11-22T08:01:00Z"), slots.get(0));
    assertEquals(59, slots.stream().filter(slot -> slot.contains("\"gateway_down: ")).count());
    // 09:00 and 09:01 were in this life, before the clock was set; 09:02 is read.
    assertEquals(2, slots.stream().filter(SlotClockTest::isClock).count());
    assertTrue(isRead(slots.get(61)), slots.get(61));
    assertNoneTwice();
  }

  @Test
  void aClockBehindWhatTheJournalHasSeenIsWaitedFor() throws Exception {
    lived(BEFORE);
    SetClock machine = new SetClock(BEFORE.minus(Duration.ofDays(40)));
    start(machine, "1m", meter -> List.of(BEFORE));
    seconds(machine, 90);
    assertEquals(List.of(), journal.of(Kind.SLOT));
    assertTrue(notReady().contains("the journal has seen 2026-11-22T08:00:00Z"), notReady());

    // After ten minutes it is what the journal has seen that was wrong.
    machine.pass(Duration.ofMinutes(10));
    seconds(machine, 62);
    List<String> slots = journal.slots("G-1", 12);
    assertTrue(isClock(slots.get(0)) && isRead(slots.get(11)), slots::toString);
  }

  @Test
  void slotsThatTheClockWasSetPastAreTheClocks() throws Exception {
    SetClock machine = new SetClock(TRUE_START);
    start(machine, "15m", LastSlots.none());
    for (int quarter = 1; quarter <= 12; quarter++) {
      journal.slots("G-1", quarter);
      seconds(machine, 15 * 60);
    }
    machine.set(Duration.ofHours(2));
    seconds(machine, 8);
    List<String> slots = journal.slots("G-1", 21);
    assertEquals(7, slots.stream().filter(SlotClockTest::isClock).count(), slots::toString);
    assertTrue(isRead(slots.get(20)), "the slot of now is read: " + slots);
    assertNoneTwice();
  }

  @Test
  void noSlotIsReadTwiceWhereTheClockIsSetBack() throws Exception {
    SetClock machine = new SetClock(TRUE_START);
    start(machine, "1m", LastSlots.none());
    for (int minute = 1; minute <= 4; minute++) {
      journal.slots("G-1", minute);
      seconds(machine, 60);
    }
    journal.slots("G-1", 5);
    // Back to 08:58:30, so that 09:00 to 09:04 come again; they have been read.
    machine.set(Duration.ofSeconds(-330));
    assertEquals(TRUE_START.minusSeconds(90), time.instant(), "a young gateway follows");
    for (int minute = 0; minute < 7; minute++) {
      seconds(machine, 60);
    }
    List<String> slots = journal.slots("G-1", 6);
    assertTrue(slots.stream().allMatch(SlotClockTest::isRead), slots::toString);
    assertNoneTwice();
  }

  @Test
  void whatTheGatewayDidNotKeepAlthoughItRanIsNotCalledDown() throws Exception {
    lived(BEFORE);
    SetClock machine = new SetClock(TRUE_START);
    start(machine, "15m", meter -> List.of(BEFORE.minus(Duration.ofHours(1))));
    seconds(machine, 2);
    List<String> slots = journal.slots("G-1", 8);
    // 07:15 to 08:00 while something was still journaled; 08:15 to 08:45 not; 09:00 is read.
    assertEquals(4, slots.stream().filter(slot -> slot.contains("\"not_kept: ")).count());
    assertEquals(3, slots.stream().filter(slot -> slot.contains("\"gateway_down: ")).count());
    assertTrue(isRead(slots.get(7)), slots::toString);
  }

  private void lived(Instant last) {
    journal.append(List.of(GatewayLife.observation("mqtt", "connected", "", last))).join();
  }

  private void start(SetClock machine, String every, LastSlots history) {
    time = new SteadyTime(machine);
    journal
        .append(List.of(GatewayLife.observation("gateway", "started", "", time.instant())))
        .join();
    source = new LineSource(journal, time, ZoneId.of("Asia/Shanghai"), new SimpleMeterRegistry());
    Duration cadence = Duration.parse("PT" + every.toUpperCase(java.util.Locale.ROOT));
    source.start(
        List.of(
            new LineConfig(
                "riser",
                meter.uri(),
                List.of(new PolledMeterConfig("G-1", "generic-float", "1", cadence)))),
        history);
  }

  /** So that timers ring as they do, one after another. */
  private static void seconds(SetClock machine, int count) {
    Stream.generate(() -> Duration.ofSeconds(1)).limit(count).forEach(machine::pass);
  }

  private String notReady() {
    return source.health().get(0).notReadyBecause().orElse("");
  }

  private void assertNoneTwice() {
    Set<String> seen = new HashSet<>();
    for (Observation slot : journal.of(Kind.SLOT)) {
      String due = String.valueOf(slot.stated());
      assertTrue(seen.add(due), "two outcomes of " + due);
      assertFalse(due.startsWith("1970"), due);
    }
  }

  private static boolean isClock(String slot) {
    return slot.contains("not_attempted\",\"why\":\"clock: ");
  }

  private static boolean isRead(String slot) {
    return slot.contains("\"outcome\":\"read\"");
  }
}
