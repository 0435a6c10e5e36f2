package io.lintel.simulator.replay;

import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the billed index stands in the registers of the meters whose manuals we have, for the truth
 * of replayed frames; written from the manuals, not from the gateway's profiles.
 */
enum DialPlace {
  /** Twelve decimal digits with four decimals. */
  FUXIN(3, 10, 20, 18, 3) {
    @Override
    BigDecimal index(Bytes octets) {
      return new BigDecimal(octets.toHex()).movePointLeft(4);
    }
  },
  /** Whole cubic metres, and four decimals in a third register. */
  EK280(3, 0, 23, 2, 3) {
    @Override
    BigDecimal index(Bytes octets) {
      return whole(octets, 0, 2).add(BigDecimal.valueOf(octets.uint16(4)).movePointLeft(4));
    }
  },
  /** Whole cubic metres and a float with the rest, low words first. */
  THERMAL_MASS(4, 0, 9, 2, 4) {
    @Override
    BigDecimal index(Bytes octets) {
      return whole(octets, 2, 0).add(real(octets, 6, 4));
    }
  },
  /** A float. */
  GENERIC_FLOAT(3, 0, 8, 0, 2) {
    @Override
    BigDecimal index(Bytes octets) {
      return real(octets, 0, 2);
    }
  };

  private final int function;
  private final int blockFirst;
  private final int blockCount;
  private final int first;
  private final int count;

  DialPlace(int function, int blockFirst, int blockCount, int first, int count) {
    this.function = function;
    this.blockFirst = blockFirst;
    this.blockCount = blockCount;
    this.first = first;
    this.count = count;
  }

  /** Cubic metres from the registers of the index alone. */
  abstract BigDecimal index(Bytes octets);

  /**
   * Whether its block bears the meter's own time, so that a frame played twice says nothing new.
   */
  boolean statesItsTime() {
    return this == EK280;
  }

  /** Empty for meters whose manuals we do not have. */
  static Optional<DialPlace> of(String profile) {
    String name = profile.toUpperCase(Locale.ROOT).replace('-', '_');
    for (DialPlace place : values()) {
      if (place.name().equals(name)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the index is among what {@code ask} is about. A capture that lost the first register's
   * number means the whole block, if it is as long.
   */
  boolean isAskedBy(Ask ask, Frames frames) {
    int at = frames.functionAt();
    if (frames.unitAsked(ask).isEmpty()
        || !ask.knows(at + 3, at + 5)
        || ask.octets().at(at) != function) {
      return false;
    }
    int registers = ask.octets().uint16(at + 3);
    return ask.knows(at + 1, at + 3)
        ? holds(ask.octets().uint16(at + 1), registers)
        : registers == blockCount;
  }

  private boolean holds(int from, int registers) {
    return first >= from && first + count <= from + registers;
  }

  /**
   * The index in cubic metres.
   *
   * @param exchange one whose question {@link #isAskedBy asks for it}, and that is answered
   */
  BigDecimal read(CapturedExchange exchange, Frames frames) {
    int at = frames.functionAt();
    boolean known = exchange.ask().knows(at + 1, at + 3);
    int from = known ? exchange.ask().octets().uint16(at + 1) : blockFirst;
    int octetsAt = at + 2 + 2 * (first - from);
    return index(exchange.said().octets().slice(octetsAt, octetsAt + 2 * count));
  }

  private static BigDecimal whole(Bytes octets, int highAt, int lowAt) {
    return BigDecimal.valueOf(((long) octets.uint16(highAt) << 16) + octets.uint16(lowAt));
  }

  private static BigDecimal real(Bytes octets, int highAt, int lowAt) {
    int bits = (octets.uint16(highAt) << 16) + octets.uint16(lowAt);
    return new BigDecimal(Float.toString(Float.intBitsToFloat(bits)));
  }
}
