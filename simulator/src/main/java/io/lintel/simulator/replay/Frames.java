package io.lintel.simulator.replay;

import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import java.util.Locale;
import java.util.OptionalInt;

/** How a captured line's frames stand on it. */
public enum Frames {
  /** A serial line: unit, message, checksum, or another protocol's frames altogether. */
  SERIAL {
    private static final int CHECKSUM = 2;

    @Override
    public int sameFrom() {
      return 0;
    }

    @Override
    int unitAt() {
      return 0;
    }

    @Override
    boolean isSound(Bytes frame) {
      int end = frame.length() - CHECKSUM;
      return frame.length() > unitAt() + CHECKSUM + 1
          && Crc16.append(frame.slice(0, end)).equals(frame);
    }

    @Override
    int overhead() {
      return 1 + CHECKSUM;
    }
  },
  /** Modbus TCP: transaction, protocol, length, unit, message. */
  TCP {
    @Override
    public int sameFrom() {
      return 2;
    }

    @Override
    int unitAt() {
      return 6;
    }

    @Override
    boolean isSound(Bytes frame) {
      return frame.length() > unitAt() + 1
          && frame.uint16(2) == 0
          && frame.uint16(4) == frame.length() - unitAt();
    }

    @Override
    int overhead() {
      return 1 + unitAt();
    }
  };

  /** From here on two questions must agree to be the same: transactions never do. */
  public abstract int sameFrom();

  abstract int unitAt();

  /** Whether {@code frame} is one whole frame, by its checksum or its length. */
  abstract boolean isSound(Bytes frame);

  /** Octets of a frame that are not its message. */
  abstract int overhead();

  /** The meter a question is for, if it is a whole Modbus question. */
  public OptionalInt unitAsked(Ask ask) {
    boolean modbus =
        ask.octets().length() > functionAt() && (!ask.isWhole() || isSound(ask.octets()));
    return modbus && ask.knows(unitAt(), unitAt() + 1)
        ? OptionalInt.of(ask.octets().at(unitAt()))
        : OptionalInt.empty();
  }

  int functionAt() {
    return unitAt() + 1;
  }

  /** As in scenarios. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
