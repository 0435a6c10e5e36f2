package io.lintel.simulator.capture;

import io.lintel.meter.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Captures for tests, packet by packet, in libpcap's own format. */
final class PcapWriter {
  static final int METERS = 502;
  static final int MASTER = 40_000;

  private static final Instant BEGIN = Instant.parse("2026-11-20T01:00:00Z");

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final ByteOrder order;
  private final Bytes linkHeader;
  private final boolean v6;

  PcapWriter(int linkType, String linkHeader, boolean v6, ByteOrder order) {
    this.order = order;
    this.linkHeader = Bytes.hex(linkHeader);
    this.v6 = v6;
    ByteBuffer header = ByteBuffer.allocate(24).order(order);
    header.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
    header.putInt(65_535).putInt(linkType);
    file.writeBytes(header.array());
  }

  static PcapWriter ethernet() {
    return new PcapWriter(1, "000000000001 000000000002 0800", false, ByteOrder.LITTLE_ENDIAN);
  }

  PcapWriter master(long millis, long sequence, String payload) {
    return packet(millis, MASTER, METERS, sequence, 0x18, Bytes.hex(payload));
  }

  PcapWriter meters(long millis, long sequence, String payload) {
    return packet(millis, METERS, MASTER, sequence, 0x18, Bytes.hex(payload));
  }

  PcapWriter syn(long millis, long sequence) {
    return packet(millis, MASTER, METERS, sequence, 0x02, Bytes.empty())
        .packet(millis, METERS, MASTER, sequence, 0x12, Bytes.empty());
  }

  private PcapWriter packet(
      long millis, int from, int to, long sequence, int flags, Bytes payload) {
    ByteBuffer tcp = ByteBuffer.allocate(20 + payload.length());
    tcp.putShort((short) from).putShort((short) to).putInt((int) sequence).putInt(0);
    tcp.put((byte) 0x50).put((byte) flags).putShort((short) 1024).putInt(0);
    tcp.put(payload.toArray());
    Bytes data = linkHeader.plus(ip(from, to, Bytes.of(tcp.array())));
    ByteBuffer header = ByteBuffer.allocate(16).order(order);
    Instant at = BEGIN.plusMillis(millis);
    header.putInt((int) at.getEpochSecond()).putInt(at.getNano() / 1_000);
    header.putInt(data.length()).putInt(data.length());
    file.writeBytes(header.array());
    file.writeBytes(data.toArray());
    return this;
  }

  private Bytes ip(int from, int to, Bytes tcp) {
    byte sender = (byte) (from == METERS ? 2 : 1);
    byte receiver = (byte) (to == METERS ? 2 : 1);
    ByteBuffer ip = ByteBuffer.allocate(v6 ? 40 : 20);
    if (v6) {
      ip.putInt(0x60000000).putShort((short) tcp.length()).put((byte) 6).put((byte) 64);
      ip.put(new byte[15]).put(sender).put(new byte[15]).put(receiver);
    } else {
      ip.put((byte) 0x45).put((byte) 0).putShort((short) (20 + tcp.length())).putInt(0);
      ip.put((byte) 64).put((byte) 6).putShort((short) 0);
      ip.put(new byte[] {10, 0, 0, sender}).put(new byte[] {10, 0, 0, receiver});
    }
    return Bytes.of(ip.array()).plus(tcp);
  }

  Path to(Path directory) throws IOException {
    return Files.write(directory.resolve("written.pcap"), file.toByteArray());
  }
}
