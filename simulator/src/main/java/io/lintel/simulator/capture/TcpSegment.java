package io.lintel.simulator.capture;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.capture.PcapPackets.Packet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * One TCP segment of a captured packet.
 *
 * @param payload as far as it was captured
 */
record TcpSegment(
    Instant at, End from, End to, int sequence, boolean begins, boolean resets, Bytes payload) {
  private static final int TCP = 6;
  private static final int SYN = 0x02;
  private static final int RST = 0x04;
  private static final int SHORTEST_TCP = 20;

  /** An address and a port. */
  record End(InetAddress address, int port) {
    @Override
    public String toString() {
      return address.getHostAddress() + ":" + port;
    }
  }

  /** Empty for packets that carry no TCP over IPv4 or IPv6. */
  static Optional<TcpSegment> of(Packet packet) {
    ByteBuffer ip = LinkHeaders.skipped(packet);
    if (ip.remaining() < 1) {
      return Optional.empty();
    }
    int version = ip.get(0) >> 4 & 0x0F;
    if (version == 4) {
      return v4(packet.at(), ip);
    }
    return version == 6 ? v6(packet.at(), ip) : Optional.empty();
  }

  private static Optional<TcpSegment> v4(Instant at, ByteBuffer ip) {
    if (ip.remaining() < 20) {
      return Optional.empty();
    }
    int header = (ip.get(0) & 0x0F) * 4;
    // Offloading network cards leave the length to be filled in later: 0.
    int stated = Short.toUnsignedInt(ip.getShort(2));
    int length = Math.min(stated == 0 ? ip.remaining() : stated, ip.remaining());
    boolean fragment = (ip.getShort(6) & 0x3FFF) != 0;
    if (fragment || ip.get(9) != TCP || header < 20 || header > length) {
      return Optional.empty();
    }
    return tcp(at, address(ip, 12, 4), address(ip, 16, 4), ip.slice(header, length - header));
  }

  private static Optional<TcpSegment> v6(Instant at, ByteBuffer ip) {
    if (ip.remaining() < 40) {
      return Optional.empty();
    }
    int length = Math.min(40 + Short.toUnsignedInt(ip.getShort(4)), ip.remaining());
    int next = Byte.toUnsignedInt(ip.get(6));
    int header = 40;
    // Hop-by-hop, routing and destination options stand in front.
    while ((next == 0 || next == 43 || next == 60) && header + 8 <= length) {
      next = Byte.toUnsignedInt(ip.get(header));
      header += 8 + 8 * Byte.toUnsignedInt(ip.get(header + 1));
    }
    if (next != TCP || header > length) {
      return Optional.empty();
    }
    return tcp(at, address(ip, 8, 16), address(ip, 24, 16), ip.slice(header, length - header));
  }

  private static Optional<TcpSegment> tcp(
      Instant at, InetAddress from, InetAddress to, ByteBuffer tcp) {
    if (tcp.remaining() < SHORTEST_TCP) {
      return Optional.empty();
    }
    int header = (tcp.get(12) >> 4 & 0x0F) * 4;
    if (header < SHORTEST_TCP || header > tcp.remaining()) {
      return Optional.empty();
    }
    byte[] payload = new byte[tcp.remaining() - header];
    tcp.get(header, payload);
    return Optional.of(
        new TcpSegment(
            at,
            new End(from, Short.toUnsignedInt(tcp.getShort(0))),
            new End(to, Short.toUnsignedInt(tcp.getShort(2))),
            tcp.getInt(4),
            (tcp.get(13) & SYN) != 0,
            (tcp.get(13) & RST) != 0,
            Bytes.of(payload)));
  }

  private static InetAddress address(ByteBuffer ip, int at, int length) {
    byte[] octets = new byte[length];
    ip.get(ip.position() + at, octets);
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("4 or 16 octets are an address", impossible);
    }
  }
}
