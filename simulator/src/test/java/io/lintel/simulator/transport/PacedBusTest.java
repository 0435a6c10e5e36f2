package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.fault.MeterBus;
import io.lintel.simulator.fault.Wire;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PacedBusTest {
  private static final Bytes REQUEST = Bytes.hex("01 03 000A 0014 65C7");
  private static final int ANSWER = 45;
  private static final long BEGIN = 1_000_000_000L;
  private static final SerialSpeed SLOW = new SerialSpeed(9600, Parity.NONE, 1);

  private final ModbusMeter meter =
      new ModbusMeter(1, RegisterLayout.FUXIN, () -> GasState.showing(1_234_567_000L));

  @ParameterizedTest
  @CsvSource({
    "2400, EVEN, 3.64", "2400, NONE, 3.95", "9600, EVEN, 14.55", "9600, NONE, 15.82",
    "19200, EVEN, 29.1", "19200, NONE, 31.6", "115200, EVEN, 116.8", "115200, NONE, 123.4"
  })
  void theLimitOfALineIsThatOfTheWire(int baud, Parity parity, double limit) {
    double computed = new SerialSpeed(baud, parity, 1).pollsPerSecond(REQUEST.length(), ANSWER);
    assertEquals(limit, computed, limit * 0.004);
  }

  @Test
  void theAnswerLeavesAfterTheRequestsWireTimeAndTheSilenceByteByByte() {
    PacedBus bus = bus(SLOW);
    bus.heard(REQUEST, BEGIN);
    long answerBegin = BEGIN + SLOW.nanosOf(8) + SLOW.silenceNanos();
    assertEquals(answerBegin, bus.nextNanos());
    assertEquals(0, left(bus, answerBegin).length());
    assertEquals(answerBegin + SLOW.nanosOf(1), bus.nextNanos());
    assertEquals(1, left(bus, answerBegin + SLOW.nanosOf(1)).length());
    assertEquals(43, left(bus, answerBegin + SLOW.nanosOf(44)).length());
    assertEquals(1, left(bus, answerBegin + SLOW.nanosOf(45)).length());
    assertEquals(Long.MAX_VALUE, bus.nextNanos());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void lateWakeUpsNeverAddUpOverAFrame(long seed) {
    Random random = new Random(seed);
    PacedBus bus = bus(SLOW);
    bus.heard(REQUEST, BEGIN);
    long last = 0;
    Bytes answer = Bytes.empty();
    while (bus.nextNanos() != Long.MAX_VALUE) {
      last = bus.nextNanos() + random.nextInt(400_000);
      answer = answer.plus(left(bus, last));
    }
    assertEquals(ANSWER, answer.length());
    long due = BEGIN + SLOW.nanosOf(8) + SLOW.silenceNanos() + SLOW.nanosOf(ANSWER);
    assertTrue(last - due < 400_000, "the frame ended " + (last - due) + " ns late");
  }

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 30);
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void aRequestMayComeInPieces(int cut) {
    PacedBus bus = bus(SLOW);
    bus.heard(REQUEST.slice(0, cut), BEGIN);
    bus.heard(REQUEST.slice(cut, 8), BEGIN + SLOW.nanosOf(cut) + 1_000_000);
    assertEquals(ANSWER, all(bus).length());
  }

  static IntStream cuts() {
    return IntStream.range(1, 8);
  }

  @Test
  void anotherMastersBytesDestroyAnAnswer() {
    PacedBus bus = bus(SLOW);
    bus.heard(REQUEST, BEGIN);
    long middle = bus.nextNanos() + SLOW.nanosOf(10);
    bus.leaving(middle);
    bus.heard(Bytes.ofUnsigned(0x55), middle);
    assertEquals(0, all(bus).length());
  }

  @Test
  void aBrokenOrForeignRequestGetsNoAnswer() {
    PacedBus bus = bus(SLOW);
    bus.heard(REQUEST.slice(0, 7), BEGIN);
    assertEquals(0, all(bus).length());
    bus.heard(Crc16.append(Bytes.hex("02 03 000A 0014")), 2 * BEGIN);
    assertEquals(0, all(bus).length());
  }

  private PacedBus bus(SerialSpeed speed) {
    return new PacedBus(MeterBus.healthy("test", Wire.SERIAL, List.of(meter)), speed);
  }

  private static Bytes left(PacedBus bus, long now) {
    return bus.leaving(now).stream().map(Bus.Said::octets).reduce(Bytes.empty(), Bytes::plus);
  }

  private static Bytes all(PacedBus bus) {
    Bytes all = Bytes.empty();
    while (bus.nextNanos() != Long.MAX_VALUE) {
      all = all.plus(left(bus, bus.nextNanos()));
    }
    return all;
  }
}
