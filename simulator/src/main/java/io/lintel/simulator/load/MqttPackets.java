package io.lintel.simulator.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The MQTT 5 packets a publisher at QoS 1 writes, and the lengths in front of those it reads. */
final class MqttPackets {
  static final int CONNACK = 2;
  static final int PUBACK = 4;
  static final int DISCONNECT = 14;

  /** From here on a reason code says no. */
  static final int FAILURES = 0x80;

  /** Fixed header, topic's length, packet identifier, no properties. */
  static final int AROUND_PUBLISH = 5 + 2 + 2 + 1;

  private static final int VERSION = 5;
  private static final int CLEAN_START = 0x02;
  private static final int PUBLISH_QOS_1 = 0x32;
  private static final int SEVEN_BITS = 0x7F;
  private static final int MORE = 0x80;
  private static final int RECEIVE_MAXIMUM = 0x21;
  private static final int USER_PROPERTY = 0x26;
  private static final int ANY_RECEIVE_MAXIMUM = 65_535;

  private MqttPackets() {}

  static void connect(ByteBuffer out, String clientId, int keepAliveSeconds) {
    byte[] id = clientId.getBytes(StandardCharsets.UTF_8);
    out.put((byte) 0x10);
    length(out, 10 + 1 + 2 + id.length);
    out.putShort((short) 4).put((byte) 'M').put((byte) 'Q').put((byte) 'T').put((byte) 'T');
    out.put((byte) VERSION).put((byte) CLEAN_START).putShort((short) keepAliveSeconds);
    out.put((byte) 0).putShort((short) id.length).put(id);
  }

  static void publish(ByteBuffer out, int packetId, Ascii topic, Ascii payload) {
    out.put((byte) PUBLISH_QOS_1);
    length(out, 2 + topic.length() + 2 + 1 + payload.length());
    out.putShort((short) topic.length()).put(topic.octets(), 0, topic.length());
    out.putShort((short) packetId).put((byte) 0);
    out.put(payload.octets(), 0, payload.length());
  }

  static void ping(ByteBuffer out) {
    out.put((byte) 0xC0).put((byte) 0);
  }

  static void disconnect(ByteBuffer out) {
    out.put((byte) 0xE0).put((byte) 0);
  }

  /**
   * How long the packet that begins at the position is with its header; −1 while that is not known
   * or it is not complete.
   */
  static int lengthOfFirst(ByteBuffer in) {
    int at = in.position() + 1;
    int length = 0;
    for (int shift = 0; shift <= 21; shift += 7, at++) {
      if (at >= in.limit()) {
        return -1;
      }
      int octet = in.get(at);
      length |= (octet & SEVEN_BITS) << shift;
      if ((octet & MORE) == 0) {
        int whole = at + 1 - in.position() + length;
        return in.remaining() < whole ? -1 : whole;
      }
    }
    throw new IllegalStateException("expected a length of at most four octets from the broker");
  }

  /**
   * How many messages may be without an acknowledgement.
   *
   * @param connack its content: flags, reason, properties
   */
  static int receiveMaximum(ByteBuffer connack) {
    connack.position(connack.position() + 2);
    int propertiesLength = variable(connack);
    int end = connack.position() + propertiesLength;
    while (connack.position() < end) {
      int property = connack.get();
      if (property == RECEIVE_MAXIMUM) {
        return Short.toUnsignedInt(connack.getShort());
      }
      connack.position(connack.position() + valueLength(connack, property));
    }
    return ANY_RECEIVE_MAXIMUM;
  }

  /** Properties of a CONNACK; texts and binary data begin with their length. */
  private static int valueLength(ByteBuffer at, int property) {
    return switch (property) {
      case 0x24, 0x25, 0x28, 0x29, 0x2A -> 1;
      case 0x13, 0x22 -> 2;
      case 0x11, 0x27 -> 4;
      case USER_PROPERTY -> text(at, 0) + text(at, text(at, 0));
      default -> text(at, 0);
    };
  }

  private static int text(ByteBuffer at, int from) {
    return 2 + Short.toUnsignedInt(at.getShort(at.position() + from));
  }

  private static int variable(ByteBuffer in) {
    int value = 0;
    int octet;
    int shift = 0;
    do {
      octet = in.get();
      value |= (octet & SEVEN_BITS) << shift;
      shift += 7;
    } while ((octet & MORE) != 0);
    return value;
  }

  private static void length(ByteBuffer out, int length) {
    int rest = length;
    while (rest > SEVEN_BITS) {
      out.put((byte) ((rest & SEVEN_BITS) | MORE));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }
}
