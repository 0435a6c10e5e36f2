package io.lintel.simulator.capture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The packets of a capture file in the order in which they stand in it. */
interface PcapPackets extends AutoCloseable {
  /** Longer packets are no Ethernet, and a length that big is a damaged file. */
  int LONGEST_PACKET = 262_144;

  /**
   * @param linkType as pcap numbers them: 1 is Ethernet
   * @param data from the link's header on, as far as it was captured
   */
  record Packet(Instant at, int linkType, ByteBuffer data) {}

  /** Null at the end. A last packet that is cut off counts as the end. */
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
    InputStream raw = Files.newInputStream(file);
    PcapInput in = new PcapInput(file, new DataInputStream(new BufferedInputStream(raw, 1 << 16)));
    try {
      byte[] magic = in.octets(4);
      if (ByteBuffer.wrap(magic).getInt() == PcapNext.SECTION) {
        return Optional.of(new PcapNext(in));
      }
      for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
        int number = ByteBuffer.wrap(magic).order(order).getInt();
        if (number == PcapClassic.MICROSECONDS || number == PcapClassic.NANOSECONDS) {
          return Optional.of(new PcapClassic(in, order, number == PcapClassic.NANOSECONDS));
        }
      }
    } catch (EOFException tooShort) {
      // Shorter than any capture.
    }
    in.close();
    return Optional.empty();
  }
}
