package io.lintel.meter.modbus;

import io.lintel.meter.wire.Bcd;
import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;

/** How a number stands in registers. Values are exact. */
public sealed interface NumberFormat {
  /** How many registers it takes. */
  int registers();

  /**
   * The number in {@code octets}, two a register in wire order, or empty where they hold none: not
   * a number, infinity, a nibble that is no decimal digit.
   */
  Optional<BigDecimal> read(Bytes octets);

  /** Binary, two's complement if signed. */
  record Whole(int registers, boolean signed, WordOrder order) implements NumberFormat {
    @Override
    public Optional<BigDecimal> read(Bytes octets) {
      byte[] magnitude = order.bigEndian(octets).toArray();
      return Optional.of(
          new BigDecimal(signed ? new BigInteger(magnitude) : new BigInteger(1, magnitude)));
    }
  }

  /** IEEE 754 binary32. */
  record Float32(WordOrder order) implements NumberFormat {
    @Override
    public int registers() {
      return 2;
    }

    @Override
    public Optional<BigDecimal> read(Bytes octets) {
      return ShortestDecimal.of(ByteBuffer.wrap(order.bigEndian(octets).toArray()).getFloat());
    }
  }

  /** IEEE 754 binary64. */
  record Float64(WordOrder order) implements NumberFormat {
    @Override
    public int registers() {
      return 4;
    }

    @Override
    public Optional<BigDecimal> read(Bytes octets) {
      return ShortestDecimal.of(ByteBuffer.wrap(order.bigEndian(octets).toArray()).getDouble());
    }
  }

  /** Two decimal digits an octet; an odd number of octets leaves the first one out. */
  record Decimal(int octets, WordOrder order) implements NumberFormat {
    @Override
    public int registers() {
      return (octets + 1) / 2;
    }

    @Override
    public Optional<BigDecimal> read(Bytes wire) {
      Bytes ordered = order.bigEndian(wire);
      return Bcd.decode(
              ordered.slice(ordered.length() - octets, ordered.length()), Bcd.Order.HIGH_BYTE_FIRST)
          .map(BigDecimal::new);
    }
  }

  /**
   * A whole part and a fraction part after it that counts steps of {@code step}, such as two words
   * of m³ and one word of 0.1 litre. A fraction of 1 or more means no number.
   */
  record WholeAndFraction(Whole whole, Whole fraction, BigDecimal step) implements NumberFormat {
    @Override
    public int registers() {
      return whole.registers() + fraction.registers();
    }

    @Override
    public Optional<BigDecimal> read(Bytes octets) {
      int border = 2 * whole.registers();
      return fraction
          .read(octets.slice(border, octets.length()))
          .map(count -> count.multiply(step))
          .filter(part -> part.compareTo(BigDecimal.ONE) < 0)
          .flatMap(part -> whole.read(octets.slice(0, border)).map(part::add));
    }
  }

  /** Two numbers that add up: {@code high × factor + low}. */
  record Sum(NumberFormat high, BigDecimal factor, NumberFormat low) implements NumberFormat {
    @Override
    public int registers() {
      return high.registers() + low.registers();
    }

    @Override
    public Optional<BigDecimal> read(Bytes octets) {
      int border = 2 * high.registers();
      return high.read(octets.slice(0, border))
          .flatMap(
              h ->
                  low.read(octets.slice(border, octets.length()))
                      .map(l -> h.multiply(factor).add(l)));
    }
  }
}
