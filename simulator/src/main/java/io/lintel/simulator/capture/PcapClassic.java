package io.lintel.simulator.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** libpcap's own format, of either byte order, with microseconds or nanoseconds. */
final class PcapClassic implements PcapPackets {
  static final int MICROSECONDS = 0xA1B2C3D4;
  static final int NANOSECONDS = 0xA1B23C4D;

  private static final int REST_OF_HEADER = 20;
  private static final int LINK_TYPE_AT = 16;
  private static final int PACKET_HEADER = 16;
  private static final int LINK_TYPE = 0xFFFF;

  private final PcapInput in;
  private final ByteOrder order;
  private final int nanosOfAUnit;
  private final int linkType;

  /** The first four octets have been read. */
  PcapClassic(PcapInput in, ByteOrder order, boolean nanos) throws IOException {
    this.in = in;
    this.order = order;
    this.nanosOfAUnit = nanos ? 1 : 1_000;
    this.linkType =
        in.buffer(REST_OF_HEADER, "the rest of the file's header", order).getInt(LINK_TYPE_AT)
            & LINK_TYPE;
  }

  @Override
  public @Nullable Packet next() throws IOException {
    if (in.atEnd()) {
      return null;
    }
    ByteBuffer header = in.buffer(PACKET_HEADER, "a packet's header", order);
    long seconds = Integer.toUnsignedLong(header.getInt());
    long fraction = Integer.toUnsignedLong(header.getInt());
    int length = header.getInt();
    if (length < 0 || length > LONGEST_PACKET) {
      throw in.damaged(
          "expected a packet of at most %,d octets, found %,d".formatted(LONGEST_PACKET, length));
    }
    Instant at = Instant.ofEpochSecond(seconds, fraction * nanosOfAUnit);
    return new Packet(at, linkType, in.buffer(length, "a packet", ByteOrder.BIG_ENDIAN));
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
