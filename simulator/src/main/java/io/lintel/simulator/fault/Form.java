package io.lintel.simulator.fault;

import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import java.util.Optional;

/** How Modbus messages stand on the wire. */
public enum Form {
  /** Unit, message, checksum. */
  RTU {
    private static final int CHECKSUM = 2;
    private static final int SHORTEST = 4;

    @Override
    public Bytes write(Message message) {
      return Crc16.append(Bytes.ofUnsigned(message.unit()).plus(message.pdu()));
    }

    @Override
    public Optional<Message> read(Bytes frame) {
      int end = frame.length() - CHECKSUM;
      return frame.length() >= SHORTEST && Crc16.append(frame.slice(0, end)).equals(frame)
          ? Optional.of(new Message(0, frame.at(0), frame.slice(1, end)))
          : Optional.empty();
    }

    @Override
    public int unitAt() {
      return 0;
    }
  },
  /** Modbus TCP: transaction, protocol 0, length, unit, message. */
  MBAP {
    @Override
    public Bytes write(Message message) {
      int length = 1 + message.pdu().length();
      int transaction = message.transaction();
      return Bytes.ofUnsigned(
              transaction >> 8, transaction, 0, 0, length >> 8, length, message.unit())
          .plus(message.pdu());
    }

    @Override
    public Optional<Message> read(Bytes frame) {
      return frame.length() > MBAP_HEADER && lengthOfFirst(frame) == frame.length()
          ? Optional.of(
              new Message(
                  frame.uint16(0),
                  frame.at(MBAP_UNIT_AT),
                  frame.slice(MBAP_HEADER, frame.length())))
          : Optional.empty();
    }

    @Override
    public int unitAt() {
      return MBAP_UNIT_AT;
    }
  };

  public abstract Bytes write(Message message);

  /** Empty for what is no whole, sound frame. */
  public abstract Optional<Message> read(Bytes frame);

  /** Where in a frame the unit stands. */
  public abstract int unitAt();

  /**
   * The length of the Modbus TCP frame a stream begins with, or 0 if it is not complete yet: a
   * stream has no silence to end its frames.
   */
  public static int lengthOfFirst(Bytes stream) {
    if (stream.length() < MBAP_HEADER) {
      return 0;
    }
    int length = Math.max(MBAP_HEADER, MBAP_UNIT_AT + stream.uint16(MBAP_LENGTH_AT));
    return stream.length() >= length ? length : 0;
  }

  private static final int MBAP_LENGTH_AT = 4;
  private static final int MBAP_UNIT_AT = 6;
  private static final int MBAP_HEADER = 7;
}
