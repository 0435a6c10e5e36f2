package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.LineConfig;
import io.lintel.gateway.config.PolledMeterConfig;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.source.line.LastSlots;
import io.lintel.gateway.source.line.LineSource;
import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.fault.LineDiary;
import io.lintel.simulator.fault.MeterBus;
import io.lintel.simulator.fault.Mishaps;
import io.lintel.simulator.fault.Troubles;
import io.lintel.simulator.fault.Unplugging;
import io.lintel.simulator.fault.Wire;
import io.lintel.simulator.mishap.Meets;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.MishapList;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines that go away as a whole and come back, and noise on lines where nobody speaks. */
class LineOutagesMetTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant BEGIN = Instant.parse("2026-11-22T08:07:12Z");

  private final HandClock clock = new HandClock(BEGIN.toString());
  private final ListJournal journal = new ListJournal();
  private final LineSource source =
      new LineSource(journal, clock, ZoneId.of("Asia/Shanghai"), new SimpleMeterRegistry());
  private final MishapBoard board = new MishapBoard(MishapList.NONE);
  private final LineDiary diary = new LineDiary();
  private VirtualLine line = VirtualLine.modbusTcp("none", List.of());

  @AfterEach
  void close() {
    source.close();
    line.close();
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  @Meets("unplugged")
  void aLineThatWasAwayIsTakenUpByItselfUnderItsOwnName(Wire wire) {
    plugged(wire);
    board.add(Mishaps.mishap("out", "unplugged", "on", "riser", "from", "00:10", "until", "00:30"));
    assertEquals(List.of("read", "not_attempted line_unplugged", "read"), threeSlots());
    assertEquals(2, journal.of(Kind.READING).size());
    assertEquals(
        List.of(new Unplugging("riser", BEGIN.plusSeconds(600), BEGIN.plusSeconds(1800))),
        diary.soFar().unplugged());
  }

  @Test
  void anAdapterThatComesBackAsAnotherDeviceBehindTheSameLinkIsTheSameLine() throws IOException {
    plugged(Wire.SERIAL);
    Path before = device();
    // While the adapter is away somebody else takes the number of its device.
    line.unplug();
    try (Pty other = Pty.open()) {
      line.plugIn();
      assertNotEquals(before, device());
      assertEquals(List.of("read", "read", "read"), threeSlots());
      assertTrue(Files.exists(other.device()));
    }
  }

  @Test
  void anAdapterUnderAnotherNameIsReadAfterAReload() {
    plugged(Wire.SERIAL);
    start();
    slot(1);
    board.add(Mishaps.mishap("out", "unplugged", "renamed", "true"));
    slot(2);
    String before = line.uri();
    board.end("out", Duration.between(BEGIN, clock.instant()));
    assertNotEquals(before, line.uri());
    slot(3);
    source.reload(List.of(configured()));
    slot(4);
    assertEquals(
        List.of("read", "not_attempted line_unplugged", "not_attempted line_unplugged", "read"),
        ended());
  }

  @ParameterizedTest
  @EnumSource(
      value = Wire.class,
      names = {"SERIAL", "RTU_TCP"})
  @Meets("idle_noise")
  void noiseOnAnIdleLineIsThrownAway(Wire wire) {
    board.add(Mishaps.mishap("hiss", "idle_noise", "every", "2ms..20ms"));
    plugged(wire);
    assertEquals(List.of("read", "read", "read"), threeSlots());
    await(() -> line.log().entries().stream().anyMatch(LineOutagesMetTest::isNoise));
  }

  @Test
  void aMishapAddedWhileTheLineRunsStrikesFromTheNextRequestOnUntilItIsEnded() {
    plugged(Wire.RTU_TCP);
    start();
    slot(1);
    board.add(Mishaps.mishap("live", "exception", "on", "G-1", "code", "6"));
    slot(2);
    board.end("live", Duration.between(BEGIN, clock.instant()));
    slot(3);
    assertEquals(List.of("read", "failed refused", "read"), ended());
  }

  private static boolean isNoise(WireLog.Passed passed) {
    return passed.mishaps().equals(List.of("idle_noise"));
  }

  private Path device() throws IOException {
    return Files.readSymbolicLink(((SerialVirtualLine) line).path());
  }

  private void plugged(Wire wire) {
    line.close();
    Troubles troubles = new Troubles(board, Dice.ofSeed(1), BEGIN, clock);
    ModbusMeter meter =
        new ModbusMeter(1, RegisterLayout.FUXIN, () -> GasState.showing(8_431_000_000L));
    line =
        VirtualLine.of(
            new MeterBus("riser", wire, Map.of("G-1", meter), troubles, diary),
            new SerialSpeed(19_200, Parity.NONE, 1));
    PlugKeeper.keep(line, "riser", wire, troubles, clock::at, diary);
  }

  private LineConfig configured() {
    return new LineConfig(
        "riser",
        line.uri(),
        List.of(new PolledMeterConfig("G-1", "fuxin", "1", Duration.ofMinutes(15))));
  }

  private void start() {
    source.start(List.of(configured()), LastSlots.none());
    await(() -> !journal.of(Kind.GATEWAY).isEmpty());
  }

  private List<String> threeSlots() {
    start();
    slot(1);
    slot(2);
    slot(3);
    return ended();
  }

  private void slot(int number) {
    clock.moveTo(Instant.parse("2026-11-22T08:00:00Z").plusSeconds(number * 900L).toString());
    await(() -> journal.of(Kind.SLOT).size() >= number);
  }

  /** Outcome and the first word of why. */
  private List<String> ended() {
    return journal.of(Kind.SLOT).stream()
        .map(
            slot ->
                slot.replaceAll(".*\"outcome\":\"(\\w+)\"(,\"why\":\"(\\w+).*)?.*", "$1 $3")
                    .replaceAll("[ }]+$", ""))
        .toList();
  }

  private static void await(BooleanSupplier there) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not there after " + PATIENCE);
      LockSupport.parkNanos(2_000_000L);
    }
  }
}
