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

  /** The same octets with the most significant one first; of two parts, each for itself. */
  Bytes significantFirst(Bytes octets);

  /** How many octets the first of two parts takes; 0 in a format of one part. */
  default int octetsOfFirstPart() {
    return 0;
  }

  /** Binary, two's complement if signed. */
  record Whole(int registers, boolean signed, WordOrder order) implements NumberFormat {
    @Override
    public Optional<BigDecimal> read(Bytes octets) {
      byte[] magnitude = order.bigEndian(octets).toArray();
      return Optional.of(
          new BigDecimal(signed ? new BigInteger(magnitude) : new BigInteger(1, magnitude)));
    }

    @Override
    public Bytes significantFirst(Bytes octets) {
      return order.bigEndian(octets);
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

    @Override
    public Bytes significantFirst(Bytes octets) {
      return order.bigEndian(octets);
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

    @Override
    public Bytes significantFirst(Bytes octets) {
      return order.bigEndian(octets);
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
      return Bcd.decode(significantFirst(wire), Bcd.Order.HIGH_BYTE_FIRST).map(BigDecimal::new);
    }

    @Override
    public Bytes significantFirst(Bytes wire) {
      Bytes ordered = order.bigEndian(wire);
      return ordered.slice(ordered.length() - octets, ordered.length());
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
          .filter(part -> part.signum() >= 0 && part.compareTo(BigDecimal.ONE) < 0)
          .flatMap(part -> whole.read(octets.slice(0, border)).map(part::add));
    }

    @Override
    public Bytes significantFirst(Bytes octets) {
      int border = octetsOfFirstPart();
      return whole
          .significantFirst(octets.slice(0, border))
          .plus(fraction.significantFirst(octets.slice(border, octets.length())));
    }

    @Override
    public int octetsOfFirstPart() {
      return 2 * whole.registers();
    }
  }

  /**
   * Two numbers that add up: {@code high × factor + low}. A low part that is negative, or as much
   * as one of the high part, means no number: the device carries over before that.
   */
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
                      .filter(l -> l.signum() >= 0 && l.compareTo(factor) < 0)
                      .map(l -> h.multiply(factor).add(l)));
    }

    @Override
    public Bytes significantFirst(Bytes octets) {
      int border = octetsOfFirstPart();
      return high.significantFirst(octets.slice(0, border))
          .plus(low.significantFirst(octets.slice(border, octets.length())));
    }

    @Override
    public int octetsOfFirstPart() {
      return 2 * high.registers();
    }
  }
}
