package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import io.lintel.simulator.fault.ExchangeRecord;
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
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Meters whose own clock or counter goes wrong: the gateway keeps what they wrote. */
class DialFaultsMetTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant BEGIN = Instant.parse("2026-11-22T08:07:12Z");

  private final HandClock clock = new HandClock(BEGIN.toString());
  private final ListJournal journal = new ListJournal();
  private final LineSource source =
      new LineSource(journal, clock, ZoneId.of("Asia/Shanghai"), new SimpleMeterRegistry());
  private final MishapBoard board = new MishapBoard(MishapList.NONE);
  private final LineDiary diary = new LineDiary();
  private final VirtualLine line =
      VirtualLine.of(
          new MeterBus(
              "plc",
              Wire.TCP,
              Map.of("G-1", new ModbusMeter(1, RegisterLayout.EK280, this::dial)),
              new Troubles(board, Dice.ofSeed(1), BEGIN, clock),
              diary),
          SerialSpeed.FAST);

  /** One litre a second, and a clock that shows UTC. */
  private GasState dial() {
    Instant now = clock.instant();
    return GasState.showing(8_431_000_000L + 1_000 * Duration.between(BEGIN, now).toSeconds())
        .withClock(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    source.close();
    line.close();
  }

  @Test
  void aClockThatStandsIsStatedAsTheMeterWroteItWhileTheIndexGoesOn() {
    board.add(Mishaps.mishap("stands", "frozen_clock", "until", "00:30"));
    threeSlots();
    List<String> readings = journal.of(Kind.READING);
    assertTrue(readings.get(0).startsWith("G-1 2026-11-22T08:15 "), readings::toString);
    assertTrue(readings.get(1).startsWith("G-1 2026-11-22T08:15 "), readings::toString);
    assertTrue(readings.get(2).startsWith("G-1 2026-11-22T08:45 "), readings::toString);
    assertTrue(readings.get(0).contains("\"volume_m3\":\"8431.468\""), readings::toString);
    assertTrue(readings.get(1).contains("\"volume_m3\":\"8432.368\""), readings::toString);
  }

  @Test
  void aCounterThatRollsOverIsReadAsItShowsAndTheTruthKnowsWhatItShowed() {
    board.add(Mishaps.mishap("over", "counter_rollover", "from", "00:20"));
    threeSlots();
    List<String> readings = journal.of(Kind.READING);
    assertTrue(readings.get(0).contains("\"volume_m3\":\"8431.468\""), readings::toString);
    assertTrue(readings.get(1).contains("\"volume_m3\":\"0\""), readings::toString);
    assertTrue(readings.get(2).contains("\"volume_m3\":\"0.9\""), readings::toString);
    assertEquals(
        List.of(8_431_468_000L, 0L, 900_000L),
        diary.soFar().exchanges().stream().map(ExchangeRecord::baseMillilitres).toList());
    assertEquals(List.of("counter_rollover"), diary.soFar().exchanges().get(2).mishaps());
  }

  private void threeSlots() {
    source.start(
        List.of(
            new LineConfig(
                "plc",
                line.uri(),
                List.of(new PolledMeterConfig("G-1", "ek280", "1", Duration.ofMinutes(15))))),
        LastSlots.none());
    for (int slot = 1; slot <= 3; slot++) {
      clock.moveTo(Instant.parse("2026-11-22T08:00:00Z").plusSeconds(slot * 900L).toString());
      awaitSlots(slot);
    }
  }

  private void awaitSlots(int count) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (journal.of(Kind.SLOT).size() < count) {
      assertTrue(System.nanoTime() < until, () -> journal.of(Kind.SLOT).toString());
      LockSupport.parkNanos(2_000_000L);
    }
  }
}
