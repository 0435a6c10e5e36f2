package io.lintel.simulator.capture;

import io.lintel.simulator.capture.PcapPackets.Packet;
import java.nio.ByteBuffer;

/** What stands in front of an IP packet, by how it was captured. */
final class LinkHeaders {
  private static final int LOOPBACK = 0;
  private static final int ETHERNET = 1;
  private static final int OPEN_LOOPBACK = 108;
  private static final int LINUX_COOKED = 113;
  private static final int LINUX_COOKED_2 = 276;

  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86DD;
  private static final int VLAN = 0x8100;
  private static final int PROVIDER_VLAN = 0x88A8;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private LinkHeaders() {}

  /** From the IP header on; nothing if there is none. */
  static ByteBuffer skipped(Packet packet) {
    ByteBuffer data = packet.data();
    return switch (packet.linkType()) {
      case ETHERNET -> behindType(data, 12);
      case LINUX_COOKED -> behindType(data, 14);
      case LINUX_COOKED_2 ->
          data.remaining() >= 20 && isIp(type(data, 0)) ? from(data, 20) : NOTHING;
      case LOOPBACK, OPEN_LOOPBACK -> from(data, 4);
      // Raw IP has several numbers.
      case 12, 14, 101, 228, 229 -> from(data, 0);
      default -> NOTHING;
    };
  }

  /** Whether packets of this kind are understood at all. */
  static boolean isKnown(int linkType) {
    return switch (linkType) {
      case ETHERNET, LINUX_COOKED, LINUX_COOKED_2, LOOPBACK, OPEN_LOOPBACK -> true;
      case 12, 14, 101, 228, 229 -> true;
      default -> false;
    };
  }

  private static ByteBuffer behindType(ByteBuffer data, int typeAt) {
    int at = typeAt;
    while (data.remaining() >= at + 2) {
      int type = type(data, at);
      if (isIp(type)) {
        return from(data, at + 2);
      }
      if (type != VLAN && type != PROVIDER_VLAN) {
        return NOTHING;
      }
      at += 4;
    }
    return NOTHING;
  }

  private static int type(ByteBuffer data, int at) {
    return Short.toUnsignedInt(data.getShort(data.position() + at));
  }

  private static boolean isIp(int type) {
    return type == IPV4 || type == IPV6;
  }

  private static ByteBuffer from(ByteBuffer data, int at) {
    return at > data.remaining()
        ? NOTHING
        : data.slice(data.position() + at, data.remaining() - at);
  }
}
