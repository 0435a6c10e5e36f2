package io.lintel.simulator.load;

import io.lintel.simulator.transport.Unreachable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One MQTT 5 connection that publishes at QoS 1 and times the acknowledgements. Owned by one
 * thread. What is in flight when the connection goes is lost, and counted.
 */
final class PublishingConnection {
  /** What has been encoded and not yet taken by the system; no more is accepted beyond it. */
  private static final int OUT_MOST = 32_768;

  private static final int IN_MOST = 8_192;
  private static final int LARGEST_MESSAGE = 2_048;
  private static final int KEEP_ALIVE_SECONDS = 60;

  private final int number;
  private final String clientId;
  private final InetSocketAddress broker;
  private final ByteBuffer out = ByteBuffer.allocateDirect(OUT_MOST);
  private final ByteBuffer in = ByteBuffer.allocateDirect(IN_MOST);
  private final long[] intended;
  private final int[] freePlaces;
  private int free;
  private int allowed;
  private boolean open;
  private @Nullable SelectionKey key;

  /** Hears how messages ended. */
  interface Acknowledgements {
    /**
     * @param reason of the broker's; from {@link MqttPackets#FAILURES} on it says no
     */
    void acknowledged(long intendedNanos, int reason);
  }

  /**
   * @param number among the load's connections
   * @param inFlight messages without an acknowledgement at most, if the broker allows as many
   */
  PublishingConnection(int number, String clientId, InetSocketAddress broker, int inFlight) {
    this.number = number;
    this.clientId = clientId;
    this.broker = broker;
    this.intended = new long[inFlight];
    this.freePlaces = new int[inFlight];
  }

  int number() {
    return number;
  }

  /** Begins to connect. */
  void connect(Selector selector) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    out.clear();
    in.clear();
    key = channel.register(selector, SelectionKey.OP_CONNECT, this);
    channel.connect(broker);
  }

  /** Whether the broker has said yes. */
  boolean isOpen() {
    return open;
  }

  boolean isConnecting() {
    return key != null && !open;
  }

  boolean isClosed() {
    return key == null;
  }

  /** Whether one more message may be published now. */
  boolean hasRoom() {
    return open && free > 0 && out.remaining() >= LARGEST_MESSAGE;
  }

  int inFlight() {
    return allowed - free;
  }

  /** Call {@link #flush} afterwards. */
  void publish(Ascii topic, Ascii payload, long intendedNanos) {
    int length = MqttPackets.AROUND_PUBLISH + topic.length() + payload.length();
    if (length > LARGEST_MESSAGE) {
      throw new IllegalArgumentException(
          "expected a message of at most %d octets, found %d".formatted(LARGEST_MESSAGE, length));
    }
    int place = freePlaces[--free];
    intended[place] = intendedNanos;
    MqttPackets.publish(out, place + 1, topic, payload);
  }

  void ping() {
    if (hasRoom()) {
      MqttPackets.ping(out);
    }
  }

  /** Hands what is written to the system, as far as it takes it. */
  void flush() throws IOException {
    SelectionKey mine = key;
    if (mine == null || out.position() == 0) {
      return;
    }
    out.flip();
    channel(mine).write(out);
    boolean all = !out.hasRemaining();
    out.compact();
    int interest = SelectionKey.OP_READ | (all ? 0 : SelectionKey.OP_WRITE);
    if (mine.interestOps() != interest) {
      mine.interestOps(interest);
    }
  }

  /** The channel is ready for something. */
  void ready(Acknowledgements acknowledgements) throws IOException {
    SelectionKey mine = key;
    if (mine == null) {
      return;
    }
    if (mine.isConnectable() && channel(mine).finishConnect()) {
      mine.interestOps(SelectionKey.OP_READ);
      MqttPackets.connect(out, clientId, KEEP_ALIVE_SECONDS);
    }
    if (mine.isReadable()) {
      read(channel(mine), acknowledgements);
    }
    flush();
  }

  private void read(SocketChannel channel, Acknowledgements acknowledgements) throws IOException {
    if (channel.read(in) < 0) {
      throw new IOException("the broker closed the connection");
    }
    in.flip();
    for (int length; (length = MqttPackets.lengthOfFirst(in)) > 0; ) {
      int end = in.position() + length;
      packet(in.duplicate().limit(end), acknowledgements);
      in.position(end);
    }
    in.compact();
    if (!in.hasRemaining()) {
      throw new IOException("the broker sent a packet of more than " + IN_MOST + " octets");
    }
  }

  private void packet(ByteBuffer packet, Acknowledgements acknowledgements) throws IOException {
    int type = (packet.get() & 0xF0) >> 4;
    while (packet.get() < 0) {
      // The rest of the length, which is known already.
    }
    switch (type) {
      case MqttPackets.CONNACK -> welcomed(packet);
      case MqttPackets.PUBACK -> {
        int place = Short.toUnsignedInt(packet.getShort()) - 1;
        acknowledgements.acknowledged(
            intended[place], packet.hasRemaining() ? Byte.toUnsignedInt(packet.get()) : 0);
        freePlaces[free++] = place;
      }
      case MqttPackets.DISCONNECT ->
          throw new IOException(
              "the broker disconnected with reason 0x%02X"
                  .formatted(packet.hasRemaining() ? Byte.toUnsignedInt(packet.get()) : 0));
      default -> {
        // Answers to pings; nothing else comes to one that subscribes to nothing.
      }
    }
  }

  private void welcomed(ByteBuffer connack) {
    int reason = Byte.toUnsignedInt(connack.get(connack.position() + 1));
    if (reason >= MqttPackets.FAILURES) {
      throw new Unreachable(
          "The broker at %s refused a connection with reason 0x%02X; see MQTT 5, section 3.2.2.2."
              .formatted(broker, reason));
    }
    allowed = Math.min(intended.length, MqttPackets.receiveMaximum(connack));
    for (free = 0; free < allowed; free++) {
      freePlaces[free] = free;
    }
    open = true;
  }

  /** Takes leave, if there is anybody to take leave of. Returns how many messages are lost. */
  int close() {
    int lost = inFlight();
    SelectionKey mine = key;
    if (mine != null) {
      try (SocketChannel channel = channel(mine)) {
        if (open && out.remaining() > 2) {
          MqttPackets.disconnect(out);
          out.flip();
          channel.write(out);
        }
      } catch (IOException gone) {
        // There was nobody.
      }
    }
    key = null;
    open = false;
    free = 0;
    allowed = 0;
    return lost;
  }

  private static SocketChannel channel(SelectionKey key) {
    return (SocketChannel) key.channel();
  }
}
