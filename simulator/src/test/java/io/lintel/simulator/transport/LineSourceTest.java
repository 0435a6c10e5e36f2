package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.LineConfig;
import io.lintel.gateway.config.PolledMeterConfig;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.source.line.LastSlots;
import io.lintel.gateway.source.line.LineSource;
import io.lintel.gateway.source.line.NotRead;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.fault.LineDiary;
import io.lintel.simulator.fault.MeterBus;
import io.lintel.simulator.fault.Mishaps;
import io.lintel.simulator.fault.Troubles;
import io.lintel.simulator.fault.Wire;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.MishapList;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway's lines against virtual meters, over real pseudo-terminals and sockets. */
class LineSourceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HandClock clock = new HandClock("2026-11-22T08:07:12Z");
  private final ListJournal journal = new ListJournal();
  private final LineSource source =
      new LineSource(journal, clock, ZoneId.of("Asia/Shanghai"), new SimpleMeterRegistry());
  private final List<ModbusMeter> meters =
      IntStream.rangeClosed(1, 3)
          .mapToObj(
              unit ->
                  new ModbusMeter(
                      unit, RegisterLayout.FUXIN, () -> GasState.showing(unit * 1_000_000L)))
          .toList();
  private final MishapBoard board = new MishapBoard(MishapList.NONE);
  private final List<VirtualLine> opened = new ArrayList<>();

  @AfterEach
  void close() {
    journal.setFull(false);
    source.close();
    opened.forEach(VirtualLine::close);
  }

  @Test
  void everyDueSlotIsJournaledBehindItsReadingWhileTheClockIsHeld() {
    start(tcp(), 1, 2, 3);
    clock.moveTo("2026-11-22T08:15:00Z");
    assertTrue(clock.holds() > 0, "nobody held the clock for the conversations");
    awaitSlots(3);
    await(() -> clock.holds() == 0);
    assertEquals(
        List.of(
            "G-1 2026-11-22T08:15:00Z {\"attempts\":1,\"line\":\"riser\",\"outcome\":\"read\"}",
            "G-2 2026-11-22T08:15:00Z {\"attempts\":1,\"line\":\"riser\",\"outcome\":\"read\"}",
            "G-3 2026-11-22T08:15:00Z {\"attempts\":1,\"line\":\"riser\",\"outcome\":\"read\"}"),
        journal.of(Kind.SLOT));
    List<Observation> measured =
        journal.entries().stream().filter(entry -> entry.kind() != Kind.GATEWAY).toList();
    assertEquals(Kind.READING, measured.get(0).kind());
    assertEquals("line:riser", measured.get(0).source());
    assertEquals(45, measured.get(0).raw().length(), "the telegram is kept");
    assertTrue(journal.of(Kind.READING).get(2).contains("\"volume_m3\":\"3\""));
  }

  @Test
  void aSilentMeterFailsAndTheOthersAreRead() {
    board.add(Mishaps.mishap("quiet", "silent", "on", "riser-1"));
    start(tcp(), 1, 2);
    clock.moveTo("2026-11-22T08:15:00Z");
    awaitSlots(2);
    String failed = journal.of(Kind.SLOT).get(0);
    assertTrue(failed.contains("\"attempts\":3"), failed);
    assertTrue(failed.contains("\"outcome\":\"failed\",\"why\":\"silent: not one byte"), failed);
    assertTrue(journal.of(Kind.SLOT).get(1).contains("\"outcome\":\"read\""));
  }

  @Test
  void slotsThatWereDueWhileTheGatewayWasDownAreAccountedForAtTheStart() {
    Instant last = Instant.parse("2026-11-22T07:30:00Z");
    source.start(
        List.of(line("riser", tcp().uri(), 1)),
        meter -> meter.equals("G-1") ? List.of(last) : List.of());
    awaitSlots(2);
    List<String> slots = journal.of(Kind.SLOT);
    assertTrue(slots.get(0).startsWith("G-1 2026-11-22T07:45:00Z"), slots::toString);
    assertTrue(slots.get(1).contains("not_attempted\",\"why\":\"gateway_down"), slots::toString);
  }

  @Test
  void anAdapterThatIsPulledOutIsNoticedAndTakenUpAgain() {
    SerialVirtualLine line = serial();
    start(line, 1);
    clock.moveTo("2026-11-22T08:15:00Z");
    awaitSlots(1);
    line.unplug();
    await(() -> source.health().get(0).notReadyBecause().isPresent());
    clock.moveTo("2026-11-22T08:30:00Z");
    awaitSlots(2);
    line.plugIn();
    await(() -> source.health().get(0).notReadyBecause().isEmpty());
    clock.moveTo("2026-11-22T08:45:00Z");
    awaitSlots(3);
    List<String> slots = journal.of(Kind.SLOT);
    assertTrue(slots.get(0).contains("\"read\""), slots::toString);
    assertTrue(slots.get(1).contains("not_attempted\",\"why\":\"line_unplugged"), slots::toString);
    assertTrue(slots.get(2).contains("\"read\""), slots::toString);
    List<String> life = journal.of(Kind.GATEWAY);
    assertEquals(3, life.size(), life::toString);
    assertTrue(life.get(1).contains("\"disconnected\""), life::toString);
  }

  @Test
  void aLinkThatTheFarEndClosedInTheQuietIsOpenedAgainWithoutLosingASlot() {
    VirtualLine line = tcp();
    start(line, 1);
    clock.moveTo("2026-11-22T08:15:00Z");
    awaitSlots(1);
    line.unplug();
    line.plugIn();
    clock.moveTo("2026-11-22T08:30:00Z");
    awaitSlots(2);
    assertTrue(journal.of(Kind.SLOT).get(1).contains("\"read\""), journal.of(Kind.SLOT)::toString);
  }

  @Test
  void aReloadMovesALineAndDropsAMeterWithoutLosingTheOthersSlots() {
    VirtualLine before = tcp();
    VirtualLine after = tcp();
    start(before, 1, 2);
    clock.moveTo("2026-11-22T08:15:00Z");
    clock.moveTo("2026-11-22T08:15:01Z");
    source.reload(List.of(line("riser", after.uri(), 1, 3)));
    awaitSlots(2);
    clock.moveTo("2026-11-22T08:30:00Z");
    awaitSlots(4);
    List<String> slots = journal.of(Kind.SLOT);
    assertEquals(4, slots.size(), slots::toString);
    assertTrue(slots.stream().anyMatch(slot -> slot.startsWith("G-3 2026-11-22T08:30:00Z")));
    assertTrue(
        slots.stream()
            .filter(slot -> !slot.startsWith("G-2"))
            .allMatch(slot -> slot.contains("\"read\"")),
        slots::toString);
  }

  @Test
  void anUnchangedLineRunsOnThroughAReload() {
    VirtualLine line = tcp();
    start(line, 1);
    clock.moveTo("2026-11-22T08:15:00Z");
    awaitSlots(1);
    source.reload(List.of(line("riser", line.uri(), 1, 2)));
    clock.moveTo("2026-11-22T08:30:00Z");
    awaitSlots(3);
    assertEquals(1, journal.of(Kind.GATEWAY).size(), "connected once, never disconnected");
  }

  @Test
  void aConfigurationThatCannotBeMeantChangesNothing() {
    VirtualLine line = tcp();
    start(line, 1);
    LineConfig wrong =
        new LineConfig(
            "other",
            "tcp://127.0.0.1:502",
            List.of(new PolledMeterConfig("G-9", "no-such", "1", Duration.ofMinutes(1))));
    String says =
        assertThrows(IllegalArgumentException.class, () -> source.reload(List.of(wrong)))
            .toString();
    assertTrue(says.contains("meter G-9: expected a shipped profile"), says);
    clock.moveTo("2026-11-22T08:15:00Z");
    awaitSlots(1);
  }

  @Test
  void whileTheJournalIsFullReadingsWaitAndComeOnceInOrder() {
    start(tcp(), 1, 2);
    await(() -> !journal.of(Kind.GATEWAY).isEmpty());
    journal.setFull(true);
    clock.moveTo("2026-11-22T08:15:00Z");
    await(() -> journal.refused() > 1);
    assertEquals(List.of(), journal.of(Kind.SLOT));
    journal.setFull(false);
    awaitSlots(2);
    assertEquals(2, journal.of(Kind.READING).size());
  }

  @Test
  void aReadOnDemandAnswersAfterItIsJournaled() {
    start(serial(), 1, 2);
    PollOutcome outcome = source.readNow("G-2").orTimeout(20, TimeUnit.SECONDS).join();
    PollOutcome.Read read = assertInstanceOf(PollOutcome.Read.class, outcome);
    assertEquals(2_000_000L, read.reading().volume().orElseThrow().millilitres());
    assertEquals(1, journal.of(Kind.READING).size());
    assertEquals(0, journal.of(Kind.SLOT).size(), "nobody had it due");
  }

  @Test
  void aReadOnDemandOfAnUnknownMeterSaysSo() {
    start(tcp(), 1);
    Throwable why =
        assertThrows(CompletionException.class, () -> source.readNow("G-77").join()).getCause();
    assertEquals(NotRead.Obstacle.UNKNOWN_METER, assertInstanceOf(NotRead.class, why).obstacle());
  }

  private VirtualLine tcp() {
    Map<String, ModbusMeter> named = new LinkedHashMap<>();
    meters.forEach(meter -> named.put("riser-" + meter.unit(), meter));
    Troubles troubles = new Troubles(board, Dice.ofSeed(1), clock.instant(), clock);
    VirtualLine line =
        VirtualLine.of(
            new MeterBus("riser", Wire.RTU_TCP, named, troubles, new LineDiary()),
            new SerialSpeed(19_200, Parity.NONE, 1));
    opened.add(line);
    return line;
  }

  private SerialVirtualLine serial() {
    SerialVirtualLine line = VirtualLine.serial("riser", 115_200, Parity.NONE, 1, meters);
    opened.add(line);
    return line;
  }

  private void start(VirtualLine line, int... units) {
    source.start(List.of(line("riser", line.uri(), units)), LastSlots.none());
  }

  private static LineConfig line(String id, String uri, int... units) {
    return new LineConfig(
        id,
        uri,
        IntStream.of(units)
            .mapToObj(
                unit ->
                    new PolledMeterConfig("G-" + unit, "fuxin", "" + unit, Duration.ofMinutes(15)))
            .toList());
  }

  private void awaitSlots(int count) {
    await(() -> journal.of(Kind.SLOT).size() >= count);
  }

  private static void await(BooleanSupplier there) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not there after " + PATIENCE);
      LockSupport.parkNanos(2_000_000L);
    }
  }
}
