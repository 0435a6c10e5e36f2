package io.lintel.meter.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BcdTest {
  @Test
  void eitherEndMayComeFirst() {
    Bytes octets = Bytes.hex("12 34 56");

    assertEquals(number(123456), Bcd.decode(octets, Bcd.Order.HIGH_BYTE_FIRST));
    assertEquals(number(563412), Bcd.decode(octets, Bcd.Order.LOW_BYTE_FIRST));
  }

  @Test
  void aNibbleAboveNineIsNoNumber() {
    assertEquals(Optional.empty(), Bcd.decode(Bytes.hex("12 3A"), Bcd.Order.HIGH_BYTE_FIRST));
    assertEquals(Optional.empty(), Bcd.decode(Bytes.hex("FF FF FF FF"), Bcd.Order.LOW_BYTE_FIRST));
  }

  @Test
  void noOctetsAreZero() {
    assertEquals(number(0), Bcd.decode(Bytes.empty(), Bcd.Order.HIGH_BYTE_FIRST));
  }

  @Test
  void whatDoesNotFitIsNotWritten() {
    assertThrows(IllegalArgumentException.class, () -> encode(100, 1));
    assertThrows(IllegalArgumentException.class, () -> encode(-1, 4));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsWrittenIsReadAgain(long seed) {
    Random random = new Random(seed);
    for (int length = 1; length <= 20; length++) {
      BigInteger value = new BigInteger(8 * length, random).mod(BigInteger.TEN.pow(2 * length));
      for (Bcd.Order order : Bcd.Order.values()) {
        assertEquals(Optional.of(value), Bcd.decode(Bcd.encode(value, length, order), order));
      }
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  private static Optional<BigInteger> number(long value) {
    return Optional.of(BigInteger.valueOf(value));
  }

  private static Bytes encode(long value, int length) {
    return Bcd.encode(BigInteger.valueOf(value), length, Bcd.Order.HIGH_BYTE_FIRST);
  }
}
