package io.lintel.meter.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.modbus.RtuTelegram.Parsed;
import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.spi.Step;
import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFramesTest {
  private static final int ROUNDS = 300;
  private static final RegisterSpan SPAN = new RegisterSpan(RegisterTable.INPUT, 0x0410, 4);
  private static final Bytes DATA = Bytes.hex("0410 0504 0000 FFFF");

  private static final List<Bytes> GOOD =
      List.of(
          Crc16.append(Bytes.hex("05 04 0410 0004")),
          Crc16.append(Bytes.hex("05 04 08").plus(DATA)),
          Crc16.append(Bytes.hex("05 06 0001 0003")),
          Crc16.append(Bytes.hex("05 10 0001 0002 04 000A 0102")),
          Crc16.append(Bytes.hex("05 10 0001 0002")),
          Crc16.append(Bytes.hex("05 84 02")));

  @Test
  void oneOrTwoFlippedBitsAreAlwaysFoundOut() {
    for (Bytes frame : GOOD) {
      assertInstanceOf(Parsed.Telegram.class, RtuTelegram.parse(frame));
      int bits = 8 * frame.length();
      for (int first = 0; first < bits; first++) {
        for (int second = first; second < bits; second++) {
          Bytes flipped = flipped(flipped(frame, first), second == first ? -1 : second);
          assertInstanceOf(Parsed.Malformed.class, RtuTelegram.parse(flipped), flipped::toHex);
        }
      }
    }
  }

  @Test
  void everyCutAndEveryAdditionIsFoundOutWithItsPlace() {
    for (Bytes frame : GOOD) {
      for (int length = 0; length < frame.length(); length++) {
        assertInstanceOf(Parsed.Malformed.class, RtuTelegram.parse(frame.slice(0, length)));
      }
      Parsed longer = RtuTelegram.parse(frame.plus(Bytes.ofUnsigned(0)));
      assertEquals(frame.length(), assertInstanceOf(Parsed.Malformed.class, longer).fault().at());
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Framing.class)
  void nothingThatComesEverEndsInAnException(Framing framing) {
    for (long seed = 1; seed <= 10; seed++) {
      Random random = new Random(seed);
      for (int round = 0; round < ROUNDS; round++) {
        Exchange exchange = exchange(framing);
        Bytes answer = framing == Framing.TCP ? tcpAnswer() : GOOD.get(1);
        for (int chunks = random.nextInt(4); chunks >= 0; chunks--) {
          byte[] hostile = answer.toArray();
          for (int i = random.nextInt(4); i > 0; i--) {
            hostile[random.nextInt(hostile.length)] = (byte) random.nextInt(256);
          }
          assertNotNull(exchange.received(Bytes.of(hostile, random.nextInt(3), hostile.length)));
        }
        assertInstanceOf(Step.Done.class, exchange.timedOut());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noOtherRegistersAreEverBelievedOnASerialLine(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Exchange exchange = exchange(Framing.RTU);
      for (Bytes piece : List.of(GOOD.get(0), GOOD.get(1), GOOD.get(5), GOOD.get(1))) {
        Bytes flipped = flipped(piece, random.nextInt(8 * piece.length()));
        Bytes cut = flipped.slice(random.nextInt(3), flipped.length());
        if (exchange.received(cut) instanceof Step.Done done) {
          assertInstanceOf(PollOutcome.Written.class, done.outcome());
          assertEquals(DATA, ((PollOutcome.Written) done.outcome()).answer());
        }
      }
      assertTrue(exchange.timedOut() instanceof Step.Done);
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  /** Ends in the registers, dressed as an outcome. */
  private static Exchange exchange(Framing framing) {
    Exchange exchange =
        new ModbusDriver(
                framing,
                DeviceLimits.DEFAULT,
                List.of(SPAN),
                image -> new PollOutcome.Written(image.octets(SPAN)))
            .read(new MeterAddress("5"));
    exchange.start();
    return exchange;
  }

  private static Bytes tcpAnswer() {
    return Bytes.hex("0001 0000 000B 05 04 08").plus(DATA);
  }

  private static Bytes flipped(Bytes frame, int bit) {
    byte[] octets = frame.toArray();
    if (bit >= 0) {
      octets[bit / 8] ^= (byte) (1 << bit % 8);
    }
    return Bytes.of(octets);
  }
}
