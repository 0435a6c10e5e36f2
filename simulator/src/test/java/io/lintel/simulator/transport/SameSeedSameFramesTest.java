package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.fault.Form;
import io.lintel.simulator.fault.LineDiary;
import io.lintel.simulator.fault.LineFaults;
import io.lintel.simulator.fault.Message;
import io.lintel.simulator.fault.MeterBus;
import io.lintel.simulator.fault.Mishaps;
import io.lintel.simulator.fault.Troubles;
import io.lintel.simulator.fault.Wire;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.MishapList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same requests at the same simulated times get the same octets at the same moments. */
class SameSeedSameFramesTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");
  private static final Bytes READ = Bytes.hex("03 000A 0014");
  private static final int ROUNDS = 40;
  private static final int METERS = 3;

  @ParameterizedTest
  @EnumSource(Wire.class)
  void twoRunsOfOneSeedAreTheSameAndAnotherSeedIsNot(Wire wire) {
    List<String> once = play(wire, 7, List.of());
    assertEquals(once, play(wire, 7, List.of()));
    assertNotEquals(once, play(wire, 8, List.of()));
    assertTrue(once.size() > ROUNDS, "something was said");
  }

  @Test
  void aRequestMoreToOneMeterChangesNothingForTheOthersNorForLaterTimes() {
    List<String> usual = play(Wire.SERIAL, 7, List.of());
    List<String> more = play(Wire.SERIAL, 7, List.of(20));
    assertEquals(upTo(usual, 19), upTo(more, 19));
    assertEquals(after(usual, 21), after(more, 21));
    assertNotEquals(usual, more);
  }

  private static List<String> upTo(List<String> said, int round) {
    return said.stream().filter(one -> roundOf(one) <= round).toList();
  }

  private static List<String> after(List<String> said, int round) {
    return said.stream().filter(one -> roundOf(one) >= round).toList();
  }

  private static int roundOf(String said) {
    return Integer.parseInt(said.substring(0, said.indexOf(' ')));
  }

  /**
   * @param repeated the rounds in which the first meter is asked twice
   */
  private static List<String> play(Wire wire, long seed, List<Integer> repeated) {
    MishapBoard board = new MishapBoard(MishapList.NONE);
    LineFaults.on(wire).stream()
        .filter(kind -> !kind.name().equals("power_loss"))
        .forEach(kind -> board.add(Mishaps.mishap(kind.name(), kind.name(), "share", "0.1")));
    Instant[] now = {BEGIN};
    Map<String, ModbusMeter> meters = new LinkedHashMap<>();
    IntStream.rangeClosed(1, METERS)
        .forEach(
            unit ->
                meters.put(
                    "G-" + unit,
                    new ModbusMeter(
                        unit, RegisterLayout.FUXIN, () -> GasState.showing(unit * 1_234_000L))));
    MeterBus bus =
        new MeterBus(
            "riser",
            wire,
            meters,
            new Troubles(board, Dice.ofSeed(seed), BEGIN, () -> now[0]),
            new LineDiary());
    List<String> said = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      now[0] = BEGIN.plusSeconds(round * 60L);
      for (int unit = 1; unit <= METERS; unit++) {
        for (int times = unit == 1 && repeated.contains(round) ? 2 : 1; times > 0; times--) {
          said.add(round + " " + ask(bus, unit));
        }
      }
    }
    return said;
  }

  private static String ask(MeterBus meters, int unit) {
    Bus bus =
        meters.wire().form() == Form.MBAP
            ? new RequestStream(meters)
            : new PacedBus(meters, SerialSpeed.FAST);
    bus.heard(meters.wire().form().write(new Message(9, unit, READ)), 0);
    StringBuilder said = new StringBuilder();
    while (bus.nextNanos() != Long.MAX_VALUE) {
      long next = bus.nextNanos();
      bus.leaving(next).forEach(one -> said.append(next).append(one.octets()).append(' '));
    }
    return said.toString();
  }
}
