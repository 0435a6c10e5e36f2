package io.lintel.meter.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.meter.wire.Bcd;
import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NumberFormatTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "ABCD, 47F12000",
    "CDAB, 200047F1",
    "BADC, F1470020",
    "DCBA, 0020F147",
  })
  void aFloatIsTheSameInEveryOrder(WordOrder order, String octets) {
    assertEquals(number("123456"), new NumberFormat.Float32(order).read(Bytes.hex(octets)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "ABCD, 0102030405060708",
    "CDAB, 0708050603040102",
    "BADC, 0201040306050807",
    "DCBA, 0807060504030201",
  })
  void sixtyFourBitsFollowTheSameRule(WordOrder order, String octets) {
    Optional<BigDecimal> expected = Optional.of(BigDecimal.valueOf(0x0102030405060708L));

    assertEquals(expected, new NumberFormat.Whole(4, false, order).read(Bytes.hex(octets)));
  }

  @ParameterizedTest(name = "{1} of {0} registers, signed {2}")
  @CsvSource({
    "1, FFFF, false, 65535",
    "1, FFFF, true, -1",
    "2, FFFFFFFE, false, 4294967294",
    "2, FFFFFFFE, true, -2",
    "4, FFFFFFFFFFFFFFFF, false, 18446744073709551615",
    "4, 8000000000000000, true, -9223372036854775808",
  })
  void wholeNumbersKeepTheirSign(int registers, String octets, boolean signed, String value) {
    assertEquals(
        number(value),
        new NumberFormat.Whole(registers, signed, WordOrder.ABCD).read(Bytes.hex(octets)));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "3DCCCCCD, 0.1",
    "449B6392, 1243.1116",
    "4B3C6156, 12345686",
    "00000001, 1e-45",
    "7F7FFFFF, 340282350000000000000000000000000000000",
    "80000000, 0",
    "C2C80000, -100",
  })
  void aFloatBecomesItsShortestDecimal(String octets, String value) {
    assertEquals(
        0,
        new NumberFormat.Float32(WordOrder.ABCD)
            .read(Bytes.hex(octets))
            .orElseThrow()
            .compareTo(new BigDecimal(value)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"7FC00000", "7F800000", "FF800000", "FFFFFFFF"})
  void whatIsNotANumberHasNoValue(String octets) {
    assertEquals(
        Optional.empty(), new NumberFormat.Float32(WordOrder.ABCD).read(Bytes.hex(octets)));
  }

  @Test
  void decimalsOfAnOddLengthLeaveTheFirstOctetOut() {
    assertEquals(
        number("123456"), new NumberFormat.Decimal(3, WordOrder.ABCD).read(Bytes.hex("99123456")));
  }

  @Test
  void decimalsMayComeLowOctetFirst() {
    assertEquals(
        number("12345678"),
        new NumberFormat.Decimal(4, WordOrder.DCBA).read(Bytes.hex("78563412")));
    assertEquals(
        Optional.empty(), new NumberFormat.Decimal(4, WordOrder.DCBA).read(Bytes.hex("FFFFFFFF")));
  }

  @Test
  void aCounterIsItsWholePartAndItsFraction() {
    NumberFormat counter6 =
        new NumberFormat.WholeAndFraction(
            new NumberFormat.Whole(2, false, WordOrder.ABCD),
            new NumberFormat.Whole(1, false, WordOrder.ABCD),
            new BigDecimal("0.0001"));

    assertEquals(number("184223.6075"), counter6.read(Bytes.hex("0002CF9F17BB")));
    assertEquals(Optional.empty(), counter6.read(Bytes.hex("0002CF9F2710")), "a fraction of one");
  }

  @ParameterizedTest(name = "factor {0}")
  @CsvSource({"1000000, 9000007.530795", "10000, 90007.530795"})
  void twoFloatsAddUp(String factor, String value) {
    NumberFormat.Float32 single = new NumberFormat.Float32(WordOrder.ABCD);

    assertEquals(
        number(value),
        new NumberFormat.Sum(single, new BigDecimal(factor), single)
            .read(Bytes.hex("4110000040F0FC46")));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyFloatReadsBackAsItself(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      int bits = random.nextInt();
      Bytes octets = Bytes.of(ByteBuffer.allocate(4).putInt(bits).array());
      float value = Float.intBitsToFloat(bits);
      Optional<BigDecimal> read = new NumberFormat.Float32(WordOrder.ABCD).read(octets);
      assertEquals(Float.isFinite(value), read.isPresent());
      read.ifPresent(
          decimal -> {
            assertEquals(value, decimal.floatValue(), "0.0 and -0.0 are the same volume");
            assertEquals(true, decimal.precision() <= 9 || decimal.scale() == 0);
          });
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyDoubleReadsBackAsItself(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(30) - 15);
      Bytes octets = Bytes.of(ByteBuffer.allocate(8).putDouble(value).array());
      BigDecimal read = new NumberFormat.Float64(WordOrder.ABCD).read(octets).orElseThrow();
      assertEquals(value, read.doubleValue());
      assertEquals(0, read.compareTo(new BigDecimal(Double.toString(value))));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void wholeNumbersAndDecimalsReadBackInEveryOrder(long seed) {
    Random random = new Random(seed);
    for (WordOrder order : WordOrder.values()) {
      for (int registers = 1; registers <= 4; registers++) {
        BigInteger value = new BigInteger(16 * registers, random);
        // Every order is its own inverse, so it also writes.
        Bytes wire = order.bigEndian(bigEndian(value, 2 * registers));
        assertEquals(
            Optional.of(new BigDecimal(value)),
            new NumberFormat.Whole(registers, false, order).read(wire));
        BigInteger digits = value.mod(BigInteger.TEN.pow(4 * registers));
        Bytes bcd = order.bigEndian(Bcd.encode(digits, 2 * registers, Bcd.Order.HIGH_BYTE_FIRST));
        assertEquals(
            Optional.of(new BigDecimal(digits)),
            new NumberFormat.Decimal(2 * registers, order).read(bcd));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "YYMMDDhhmmss, 261122081530, 2026-11-22T08:15:30",
    "ssmmhhDDMMYYCC, 3015082211262000, 2026-11-22T08:15:30",
    "CCYYMMDD, 20261122, 2026-11-22T00:00:00",
    "YYMMDDxxhhmm, 261122070815, 2026-11-22T08:15:00",
  })
  void aTimeIsReadInItsLayout(String layout, String octets, LocalDateTime time) {
    assertEquals(Optional.of(time), new BcdTime(layout).read(Bytes.hex(octets)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"000000000000", "FFFFFFFFFFFF", "261322081530", "260230000000", "26112224153A"})
  void aClockThatWasNeverSetHasNoTime(String octets) {
    assertEquals(Optional.empty(), new BcdTime("YYMMDDhhmmss").read(Bytes.hex(octets)));
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  private static Bytes bigEndian(BigInteger value, int length) {
    byte[] octets = new byte[length];
    byte[] magnitude = value.toByteArray();
    for (int i = 0; i < Math.min(length, magnitude.length); i++) {
      octets[length - 1 - i] = magnitude[magnitude.length - 1 - i];
    }
    return Bytes.of(octets);
  }

  private static Optional<BigDecimal> number(String value) {
    return Optional.of(new BigDecimal(value));
  }
}
