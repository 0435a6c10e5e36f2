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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No slot is a meter's before it came into the schedule, whatever the clock showed since. */
class InstallationTest {
  private static final Instant UNSET = Instant.parse("1970-01-01T00:00:20Z");
  private static final Instant INSTALLED = Instant.parse("2026-11-22T09:00:00Z");

  /** What a machine shows that keeps the time of its last shutdown in a file. */
  private static final Instant STALE = Instant.parse("2025-06-01T08:00:00Z");

  @TempDir Path data;
  private final MemoryJournal journal = new MemoryJournal();
  private QuirkyMeter meter;

  @SuppressWarnings("NullAway.Init") // live sets it
  private LineSource source;

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
  void aFirstBootIn1970ThatIsRestartedBeforeItsClockIsSetHasNoSlotsOfThePast() throws Exception {
    live(new SetClock(UNSET), "30s", "G-1");
    source.close();
    SetClock machine = new SetClock(UNSET.plusSeconds(40));
    live(machine, "30s", "G-1");
    seconds(machine, 75);
    assertEquals(List.of(), journal.of(Kind.SLOT));
    machine.set(Duration.between(UNSET.plusSeconds(40), INSTALLED));
    seconds(machine, 20);
    List<String> slots = journal.slots("G-1", 3);
    assertEquals(3, slots.size(), slots::toString);
    assertTrue(slots.get(0).startsWith("2026-11-22T09:00:30Z"), slots::toString);
    assertTrue(slots.get(0).contains("\"clock: ") && slots.get(1).contains("\"clock: "));
    assertTrue(slots.get(2).contains("\"read\""), slots::toString);
    assertSound();
  }

  @Test
  void whatAStaleClockMadeOfTheFirstMinuteIsNoHistory() throws Exception {
    SetClock machine = new SetClock(STALE);
    live(machine, "1m", "G-1");
    journal.slots("G-1", 1);
    seconds(machine, 75);
    journal.slots("G-1", 2);
    machine.set(Duration.between(STALE, INSTALLED));
    seconds(machine, 10);
    int before = journal.slots("G-1").size();
    source.close();

    SetClock later = new SetClock(INSTALLED.plusSeconds(90));
    live(later, "1m", "G-1");
    seconds(later, 62);
    List<String> fresh = journal.slots("G-1", before + 1).subList(before, before + 1);
    assertTrue(
        journal.slots("G-1").stream()
            .map(slot -> slot.substring(0, 20))
            .noneMatch(
                due -> due.compareTo("2025-07") > 0 && due.compareTo("2026-11-22T09:00") < 0),
        "nothing of the time between: " + fresh);
    assertSound();
  }

  @Test
  void aMeterThatComesBackIntoTheFileBeginsAnew() throws Exception {
    SetClock machine = new SetClock(INSTALLED);
    live(machine, "1m", "G-1", "G-2");
    journal.slots("G-1", 1);
    journal.slots("G-2", 1);
    source.close();
    SetClock without = new SetClock(INSTALLED.plusSeconds(90));
    live(without, "1m", "G-2");
    source.close();
    SetClock again = new SetClock(INSTALLED.plus(Duration.ofHours(5)));
    live(again, "1m", "G-1", "G-2");
    journal.slots("G-1", 2);
    journal.slots("G-2", 301);
    List<String> slots = journal.slots("G-1");
    assertEquals(2, slots.size(), slots::toString);
    assertTrue(slots.get(1).startsWith("2026-11-22T14:00:00Z"), slots::toString);
    assertTrue(slots.get(1).contains("\"read\""), slots::toString);
    assertSound();
  }

  @Test
  void aMeterWhoseFirstSlotWasDueWhileTheGatewayWasDownHasItAllTheSame() throws Exception {
    live(new SetClock(INSTALLED.plusSeconds(60)), "1h", "G-1");
    source.close();
    SetClock later = new SetClock(INSTALLED.plus(Duration.ofMinutes(150)));
    live(later, "1h", "G-1");
    List<String> slots = journal.slots("G-1", 2);
    assertTrue(slots.get(0).startsWith("2026-11-22T10:00:00Z"), slots::toString);
    assertTrue(slots.stream().allMatch(slot -> slot.contains("\"gateway_down: ")), slots::toString);
  }

  @Test
  void aDamagedFileIsMadeAnew() throws Exception {
    Files.writeString(data.resolve("lines.since"), "yesterday\tG-1\n");
    live(new SetClock(INSTALLED), "1m", "G-1");
    journal.slots("G-1", 1);
    assertEquals(
        INSTALLED + "\tG-1\n",
        new String(
            Files.readAllBytes(data.resolve("lines.since")),
            java.nio.charset.StandardCharsets.UTF_8));
  }

  private void live(SetClock machine, String every, String... meters) {
    SteadyTime time = new SteadyTime(machine);
    journal
        .append(List.of(GatewayLife.observation("gateway", "started", "", time.instant())))
        .join();
    source =
        new LineSource(
            journal,
            time,
            ZoneId.of("Asia/Shanghai"),
            new SimpleMeterRegistry(),
            data.resolve("lines.since"));
    Duration cadence = Duration.parse("PT" + every.toUpperCase(java.util.Locale.ROOT));
    List<PolledMeterConfig> polled =
        List.of(meters).stream()
            .map(id -> new PolledMeterConfig(id, "generic-float", "1", cadence))
            .toList();
    source.start(List.of(new LineConfig("riser", meter.uri(), polled)), this::past);
  }

  private List<Instant> past(String meter) {
    return journal.of(Kind.SLOT).stream()
        .filter(slot -> slot.device().equals(meter))
        .map(slot -> Instant.parse(Objects.requireNonNull(slot.stated())))
        .toList();
  }

  private static void seconds(SetClock machine, int count) {
    for (int second = 0; second < count; second++) {
      machine.pass(Duration.ofSeconds(1));
    }
  }

  private void assertSound() {
    Set<String> seen = new HashSet<>();
    for (Observation slot : journal.of(Kind.SLOT)) {
      assertTrue(seen.add(slot.device() + slot.stated()), "two outcomes of " + slot.stated());
      assertFalse(MemoryJournal.body(slot).contains("overrun"), MemoryJournal.body(slot));
      assertFalse(String.valueOf(slot.stated()).startsWith("1970"));
    }
    for (Observation reading : journal.of(Kind.READING)) {
      assertFalse(reading.received().isBefore(STALE), reading::toString);
    }
  }
}
