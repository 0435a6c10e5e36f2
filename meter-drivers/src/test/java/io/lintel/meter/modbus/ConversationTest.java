package io.lintel.meter.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.spi.Step;
import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the field does to a conversation: unit 17, two holding registers from 7Ch. */
class ConversationTest {
  private static final Bytes REQUEST = Bytes.hex("11 03 00 7C 00 02 07 43");
  private static final Bytes ANSWER = Bytes.hex("11 03 04 00 8D 00 8E FB BD");
  private static final RegisterSpan SPAN = new RegisterSpan(RegisterTable.HOLDING, 0x7C, 2);
  private static final MeterAddress UNIT_17 = new MeterAddress("17");

  @Test
  void theRequestIsTheStandardsFrame() {
    assertEquals(REQUEST, sent(rtu().start()));
    assertEquals(Bytes.hex("00 01 00 00 00 06 11 03 00 7C 00 02"), sent(tcp().start()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      value = {
        "the answer alone, 110304008D008EFBBD",
        "after our own echo, 1103007C00020743 110304008D008EFBBD",
        "after half of our echo, 1103007C 110304008D008EFBBD",
        "after an echo with noise in it, 1103FF7C00020743FE00 110304008D008EFBBD",
        "after leading zeros, 000000 110304008D008EFBBD",
        "after FE, FEFEFEFE 110304008D008EFBBD",
        "before trailing octets, 110304008D008EFBBD 00FF",
        "after a late answer of two octets, 1103020001B847 110304008D008EFBBD",
        "after an answer of another unit, 1203040001000208F3 110304008D008EFBBD",
        "after an answer cut off, 11030400 110304008D008EFBBD",
        "after an answer with a bad CRC, 11030400FF008EFBBD 110304008D008EFBBD",
        "before somebody's next request, 110304008D008EFBBD 1203007C00020000",
      })
  void theAnswerIsFoundWhateverSurroundsIt(String what, String octets) {
    for (int size = 1; size <= octets.length(); size++) {
      assertEquals(Bytes.hex("008D008E"), registers(fed(rtu(), Bytes.hex(octets), size)), what);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "an earlier transaction first, 000000000007110304FFFFFFFF 000100000007110304008D008E",
    "leading zeros, 0000 000100000007110304008D008E",
    "glued to the next, 000100000007110304008D008E 000200000007110304FFFFFFFF",
  })
  void transactionsAreToldApartOnTcp(String what, String octets) {
    Bytes stream = Bytes.hex(octets);
    for (int size = 1; size <= stream.length(); size++) {
      assertEquals(Bytes.hex("008D008E"), registers(fed(tcp(), stream, size)), what);
    }
  }

  @ParameterizedTest(name = "{0}: {1} at {2}")
  @CsvSource({
    "a flipped bit, CHECKSUM, 7, 11030400 8D008FFBBD",
    "a cut, TRUNCATED, 6, 110304008D00",
    "a cut after two octets, TRUNCATED, 2, 1103",
    "another unit, ADDRESS, 0, 120304008D008EC8BD",
    "another count, UNEXPECTED, 2, 1103020001B847",
    "another function, UNEXPECTED, 1, 110404008D008EFA0A",
    "noise, START, 0, 000000FEFE",
    "a cut refusal, TRUNCATED, 3, 118302",
    "a damaged refusal, CHECKSUM, 3, 118302C135",
    "an echo and then a cut, TRUNCATED, 5, 1103007C00020743 110304008D",
  })
  void whatIsNoAnswerIsNamedPrecisely(String what, Fault.Kind kind, int at, String octets) {
    Exchange exchange = rtu();
    Step waiting = fed(exchange, Bytes.hex(octets), 1);

    assertInstanceOf(Step.Wait.class, waiting, what);
    Fault fault = fault(exchange.timedOut());
    assertEquals(kind, fault.kind(), fault.message());
    assertEquals(at, fault.at(), fault.message());
  }

  @ParameterizedTest(name = "{0}: {1} at {2}")
  @CsvSource({
    "a late answer, UNEXPECTED, 0, 000900000007110304008D008E",
    "another unit, ADDRESS, 6, 000100000007120304008D008E",
    "another unit whose values look like a header, ADDRESS, 6,"
        + " 00010000000D12030A0102000000100304008D",
    "late and its values look like a header, UNEXPECTED, 0, 00090000000D11030A0102000000100304008D",
    "another function, UNEXPECTED, 7, 000100000007110404008D008E",
    "another count, UNEXPECTED, 8, 000100000005110302008D",
    "a length that lies, LENGTH, 4, 000100000006110304008D008E",
    "a cut, TRUNCATED, 11, 000100000007110304008D",
    "another protocol, START, 0, 000100010007110304008D008E",
  })
  void whatIsNoAnswerIsNamedPreciselyOnTcp(String what, Fault.Kind kind, int at, String octets) {
    Exchange exchange = tcp();
    Step waiting = fed(exchange, Bytes.hex(octets), 1);

    assertInstanceOf(Step.Wait.class, waiting, what);
    Fault fault = fault(exchange.timedOut());
    assertEquals(kind, fault.kind(), fault.message());
    assertEquals(at, fault.at(), fault.message());
  }

  @Test
  void aRefusalIsSaidInWords() {
    PollOutcome outcome = outcome(fed(rtu(), Bytes.hex("1183 02 C134"), 1));

    assertEquals(new PollOutcome.Refused(2, "illegal data address"), outcome);
    assertEquals(
        new PollOutcome.Refused(6, "slave device busy", true),
        outcome(fed(tcp(), Bytes.hex("0001 0000 0003 11 83 06"), 1)));
  }

  @Test
  void nothingButOurOwnEchoIsSilence() {
    for (String echo : List.of("", "1103007C00020743", "1103007C00", "7C000207")) {
      Exchange exchange = rtu();
      fed(exchange, Bytes.hex(echo), 1);
      PollOutcome outcome = outcome(exchange.timedOut());
      assertEquals(new PollOutcome.Silent(Duration.ofSeconds(1)), outcome, echo);
    }
  }

  /**
   * Function, byte count and CRC of these echoes all hold: 04h is the high octet of the address.
   */
  @Test
  void anEchoWithAZeroAfterItIsNotTakenForAnAnswer() {
    RegisterSpan span = new RegisterSpan(RegisterTable.HOLDING, 0x0410, 2);
    Exchange exchange =
        new ModbusDriver(
                Framing.RTU,
                DeviceLimits.DEFAULT,
                List.of(span),
                image -> new PollOutcome.Written(image.octets(span)))
            .read(UNIT_17);
    Bytes echo = sent(exchange.start()).plus(Bytes.ofUnsigned(0));
    assertEquals(0, Crc16.of(echo, 0, echo.length()), "it would pass");
    assertInstanceOf(Step.Wait.class, exchange.received(echo));
    Bytes anothersEcho = Crc16.append(Bytes.hex("11 03 04 20 00 02")).plus(Bytes.ofUnsigned(0));
    assertInstanceOf(Step.Wait.class, exchange.received(anothersEcho));
    assertEquals(
        Bytes.hex("008D008E"), registers(exchange.received(Bytes.hex("110304008D008EFBBD"))));
  }

  @Test
  void noiseWithoutEndIsForgottenAndTheAnswerAfterItStillFound() {
    Exchange exchange = rtu();
    exchange.start();
    Bytes noise = Bytes.of(new byte[300]);
    for (int i = 0; i < 20; i++) {
      assertInstanceOf(Step.Wait.class, exchange.received(noise));
    }
    assertEquals(Bytes.hex("008D008E"), registers(exchange.received(ANSWER)));
  }

  @Test
  void aConversationOfTwoRequestsAsksTheSecondAfterTheFirst() {
    RegisterSpan far = new RegisterSpan(RegisterTable.INPUT, 0x1000, 1);
    Exchange exchange =
        new ModbusDriver(
                Framing.RTU,
                DeviceLimits.DEFAULT,
                List.of(far, SPAN),
                image -> new PollOutcome.Written(image.octets(SPAN).plus(image.octets(far))))
            .read(UNIT_17);
    exchange.start();
    assertEquals(Crc16.append(Bytes.hex("11 04 10 00 00 01")), sent(exchange.received(ANSWER)));
    Step last = exchange.received(Crc16.append(Bytes.hex("11 04 02 BE EF")));
    assertEquals(Bytes.hex("008D008EBEEF"), registers(last));
    assertEquals(last, exchange.received(ANSWER), "a conversation ends once");
  }

  @Test
  void writingOneRegisterEndsInItsEchoedAnswer() {
    Bytes frame = Crc16.append(Bytes.hex("11 06 00 01 00 03"));
    Exchange exchange = driver(Framing.RTU).write(UNIT_17, RegisterWrite.one(1, 3), false);
    assertEquals(frame, sent(exchange.start()));
    assertEquals(new PollOutcome.Written(frame), outcome(exchange.received(frame)));
  }

  @Test
  void onALineThatEchoesTheFirstCopyOfAWriteProvesNothing() {
    Bytes frame = Crc16.append(Bytes.hex("11 06 00 01 00 03"));
    Exchange dead = driver(Framing.RTU).write(UNIT_17, RegisterWrite.one(1, 3), true);
    dead.start();
    assertInstanceOf(Step.Wait.class, dead.received(frame));
    assertInstanceOf(PollOutcome.Silent.class, outcome(dead.timedOut()));

    Exchange alive = driver(Framing.RTU).write(UNIT_17, RegisterWrite.one(1, 3), true);
    alive.start();
    alive.received(frame);
    assertEquals(new PollOutcome.Written(frame), outcome(alive.received(frame)));
  }

  @Test
  void writingARunIsToldFromItsEchoByItself() {
    Exchange exchange =
        driver(Framing.RTU).write(UNIT_17, RegisterWrite.run(1, List.of(10, 258)), false);
    Bytes request = Crc16.append(Bytes.hex("11 10 00 01 00 02 04 00 0A 01 02"));
    assertEquals(request, sent(exchange.start()));
    assertInstanceOf(Step.Wait.class, exchange.received(request));
    Bytes answer = Crc16.append(Bytes.hex("11 10 00 01 00 02"));
    assertEquals(new PollOutcome.Written(answer), outcome(exchange.received(answer)));
  }

  @ParameterizedTest(name = "{0} over {1}")
  @CsvSource({"0, RTU", "248, RTU", "x, RTU", "256, TCP", "-1, TCP", "1.5, RTU_OVER_TCP"})
  void anAddressWithoutMeaningIsRefused(String address, Framing framing) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> driver(framing).read(new MeterAddress(address)));
    assertTrue(refused.toString().contains("expected a Modbus unit from"), refused.toString());
  }

  /** Function and byte count are as asked; the header's length is the device's known mistake. */
  @ParameterizedTest
  @ValueSource(strings = {"00 00", "00 01", "00 06", "00 08", "00 FF", "FF FF"})
  void aLengthThatIsKnownToBeWrongIsBorneWhereThatIsSaid(String length) {
    DeviceLimits usual = DeviceLimits.DEFAULT;
    DeviceLimits bears =
        new DeviceLimits(
            usual.maxRegisters(),
            usual.maxGap(),
            usual.answerWithin(),
            usual.pause(),
            Set.of(Leniency.LENGTH));
    Bytes data = Bytes.hex("00 2A ".repeat(SPAN.count()).strip());
    Bytes rest = Bytes.hex("11 03").plus(Bytes.of(new byte[] {(byte) data.length()})).plus(data);
    Bytes frame = Bytes.hex("00 01 00 00 " + length).plus(rest);

    for (int size : List.of(1, 2, frame.length())) {
      Exchange lenient =
          new ModbusDriver(
                  Framing.TCP,
                  bears,
                  List.of(SPAN),
                  image -> new PollOutcome.Written(image.octets(SPAN)))
              .read(UNIT_17);
      assertEquals(new PollOutcome.Written(data), outcome(fed(lenient, frame, size)), length);
      assertInstanceOf(Step.Wait.class, fed(tcp(), frame, size), "others are not believed");
    }
  }

  private static ModbusDriver driver(Framing framing) {
    return new ModbusDriver(
        framing,
        DeviceLimits.DEFAULT,
        List.of(SPAN),
        image -> new PollOutcome.Written(image.octets(SPAN)));
  }

  private static Exchange rtu() {
    return driver(Framing.RTU).read(UNIT_17);
  }

  private static Exchange tcp() {
    return driver(Framing.TCP).read(UNIT_17);
  }

  /** The first step that is not to wait, or the last one. */
  private static Step fed(Exchange exchange, Bytes octets, int size) {
    Step step = exchange.start();
    for (int at = 0; at < octets.length(); at += size) {
      step = exchange.received(octets.slice(at, Math.min(octets.length(), at + size)));
      if (!(step instanceof Step.Wait)) {
        return step;
      }
    }
    return step;
  }

  private static Bytes sent(Step step) {
    return assertInstanceOf(Step.Send.class, step).frame();
  }

  private static PollOutcome outcome(Step step) {
    return assertInstanceOf(Step.Done.class, step).outcome();
  }

  private static Bytes registers(Step step) {
    return assertInstanceOf(PollOutcome.Written.class, outcome(step)).answer();
  }

  private static Fault fault(Step step) {
    return assertInstanceOf(PollOutcome.Garbled.class, outcome(step)).fault();
  }
}
