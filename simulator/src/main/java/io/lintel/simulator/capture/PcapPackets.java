package io.lintel.simulator.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The packets of a capture file in the order in which they stand in it. */
interface PcapPackets extends AutoCloseable {
  /** Longer packets are no Ethernet, and a length that big is a damaged file. */
  int LONGEST_PACKET = 262_144;

  /** Octets that tell one format from another. */
  int MAGIC = 4;

  /**
   * @param linkType as pcap numbers them: 1 is Ethernet
   * @param data from the link's header on, as far as it was captured
   */
  record Packet(Instant at, int linkType, ByteBuffer data) {}

  /**
   * Null at the end.
   *
   * @throws EndsEarly if the file ends inside a packet: those before it are whole
   */
  @Nullable Packet next() throws IOException;

  /** Octets read so far. */
  long done();

  @Override
  void close() throws IOException;

  /**
   * Empty if it is no capture of packets.
   *
   * @throws BadCapture if it is one that cannot be read
   */
  static Optional<PcapPackets> open(Path file) throws IOException {
    PcapInput in = PcapInput.of(file);
    try {
      Optional<PcapPackets> packets = read(in);
      if (packets.isEmpty()) {
        in.close();
      }
      return packets;
    } catch (EndsEarly cut) {
      in.close();
      throw in.bad(String.valueOf(cut.getMessage()));
    }
  }

  private static Optional<PcapPackets> read(PcapInput in) throws IOException {
    byte[] magic;
    try {
      magic = in.octets(MAGIC, "a capture's first number");
    } catch (EndsEarly shorterThanAnyCapture) {
      return Optional.empty();
    }
    if (ByteBuffer.wrap(magic).getInt() == PcapNext.SECTION) {
      return Optional.of(new PcapNext(in));
    }
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      int number = ByteBuffer.wrap(magic).order(order).getInt();
      if (number == PcapClassic.MICROSECONDS || number == PcapClassic.NANOSECONDS) {
        return Optional.of(new PcapClassic(in, order, number == PcapClassic.NANOSECONDS));
      }
    }
    return Optional.empty();
  }
}
