package io.lintel.simulator.capture;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** pcapng: sections, interfaces, and packets with a time; packets without one are passed over. */
final class PcapNext implements PcapPackets {
  static final int SECTION = 0x0A0D0D0A;

  private static final int BYTE_ORDER = 0x1A2B3C4D;
  private static final int INTERFACE = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int RESOLUTION = 9;
  private static final int POWER_OF_TWO = 0x80;
  private static final int AROUND = 12;
  private static final int MOST_BLOCK = LONGEST_PACKET + 65_536;
  private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000);

  private final PcapInput in;
  private final List<Interface> interfaces = new ArrayList<>();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private boolean begun;

  private record Interface(int linkType, BigInteger unitsOfASecond) {}

  /** The first block's type has been read. */
  PcapNext(PcapInput in) {
    this.in = in;
  }

  @Override
  public @Nullable Packet next() throws IOException {
    while (!begun || !in.atEnd()) {
      int type = begun ? in.buffer(MAGIC, "a block's type", order).getInt() : SECTION;
      begun = true;
      Packet packet = block(type);
      if (packet != null) {
        return packet;
      }
    }
    return null;
  }

  private @Nullable Packet block(int type) throws IOException {
    byte[] lengthOctets = in.octets(4, "a block's length");
    int read = 0;
    if (type == SECTION) {
      section(in.octets(4, "a section's byte order"));
      read = 4;
    }
    int length = ByteBuffer.wrap(lengthOctets).order(order).getInt();
    if (length < AROUND + read || length > MOST_BLOCK) {
      throw in.damaged(
          "expected a block of at most %,d octets, found %,d".formatted(MOST_BLOCK, length));
    }
    ByteBuffer body = in.buffer(length - AROUND - read, "the rest of a block", order);
    in.octets(4, "a block's length at its end");
    if (type == INTERFACE) {
      interfaces.add(described(body));
    }
    return type == ENHANCED_PACKET ? packet(body) : null;
  }

  private void section(byte[] magic) {
    for (ByteOrder candidate : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      if (ByteBuffer.wrap(magic).order(candidate).getInt() == BYTE_ORDER) {
        order = candidate;
        interfaces.clear();
        return;
      }
    }
    throw in.damaged("expected the byte-order magic of a section");
  }

  private static Interface described(ByteBuffer body) {
    int linkType = Short.toUnsignedInt(body.getShort());
    body.position(8);
    BigInteger units = BigInteger.valueOf(1_000_000);
    while (body.remaining() >= 4) {
      int code = Short.toUnsignedInt(body.getShort());
      int length = Short.toUnsignedInt(body.getShort());
      if (code == 0 || length > body.remaining()) {
        break;
      }
      if (code == RESOLUTION && length == 1) {
        int exponent = Byte.toUnsignedInt(body.get(body.position()));
        units =
            (exponent & POWER_OF_TWO) != 0
                ? BigInteger.TWO.pow(exponent & ~POWER_OF_TWO)
                : BigInteger.TEN.pow(exponent);
      }
      body.position(Math.min(body.limit(), body.position() + (length + 3) / 4 * 4));
    }
    return new Interface(linkType, units);
  }

  private Packet packet(ByteBuffer body) {
    if (body.remaining() < 20) {
      throw in.damaged("expected a packet block of at least 20 octets");
    }
    int number = body.getInt();
    if (number < 0 || number >= interfaces.size()) {
      throw in.damaged("expected a described interface, found number " + number);
    }
    Interface from = interfaces.get(number);
    long units =
        (Integer.toUnsignedLong(body.getInt()) << 32) + Integer.toUnsignedLong(body.getInt());
    int length = body.getInt();
    body.getInt();
    if (length < 0 || length > body.remaining()) {
      throw in.damaged("expected a packet within its block, found %,d octets".formatted(length));
    }
    BigInteger nanos =
        new BigInteger(Long.toUnsignedString(units)).multiply(SECOND).divide(from.unitsOfASecond());
    Instant at =
        Instant.ofEpochSecond(nanos.divide(SECOND).longValue(), nanos.mod(SECOND).longValue());
    ByteBuffer data = body.slice(body.position(), length).order(ByteOrder.BIG_ENDIAN);
    return new Packet(at, from.linkType(), data);
  }

  @Override
  public long done() {
    return in.done();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
