package io.lintel.gateway.source.mqtt.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client that sends what a test wants it to, rules or no rules. */
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final EmbeddedChannel codec =
      new EmbeddedChannel(new MqttDecoder(1 << 20), MqttEncoder.INSTANCE);
  private final MqttVersion version;

  RawClient(URI endpoint, MqttVersion version) throws IOException {
    this(new Socket(endpoint.getHost(), endpoint.getPort()), version);
  }

  RawClient(Socket socket, MqttVersion version) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    this.version = version;
  }

  static RawClient connected(URI endpoint, MqttVersion version, String id) throws IOException {
    RawClient client = new RawClient(endpoint, version);
    MqttConnAckMessage answer = client.connect(connect -> connect.clientId(id));
    if (answer.variableHeader().connectReturnCode().byteValue() != 0) {
      throw new AssertionError("not let in: " + answer.variableHeader());
    }
    return client;
  }

  MqttConnAckMessage connect(Consumer<MqttMessageBuilders.ConnectBuilder> with) throws IOException {
    var builder =
        MqttMessageBuilders.connect().protocolVersion(version).cleanSession(true).keepAlive(60);
    with.accept(builder);
    send(builder.build());
    return (MqttConnAckMessage) await();
  }

  void publish(String topic, String payload, int qos, int packetId) throws IOException {
    send(
        MqttMessageBuilders.publish()
            .topicName(topic)
            .qos(MqttQoS.valueOf(qos))
            .messageId(packetId)
            .payload(Unpooled.wrappedBuffer(payload.getBytes(UTF_8)))
            .build());
  }

  /** PUBACK, PUBREC, PUBREL, PUBCOMP. */
  void reply(MqttMessageType type, int packetId) throws IOException {
    send(
        new MqttMessage(
            new MqttFixedHeader(
                type,
                false,
                type == MqttMessageType.PUBREL ? MqttQoS.AT_LEAST_ONCE : MqttQoS.AT_MOST_ONCE,
                false,
                0),
            MqttMessageIdVariableHeader.from(packetId)));
  }

  /** The reason codes of the SUBACK. */
  java.util.List<Integer> subscribe(String... filters) throws IOException {
    var builder = MqttMessageBuilders.subscribe().messageId(7);
    for (String filter : filters) {
      builder.addSubscription(MqttQoS.AT_LEAST_ONCE, filter);
    }
    send(builder.build());
    return ((MqttSubAckMessage) await()).payload().reasonCodes();
  }

  void send(MqttMessage message) throws IOException {
    codec.writeOutbound(message);
    for (ByteBuf octets = codec.readOutbound(); octets != null; octets = codec.readOutbound()) {
      byte[] copy = new byte[octets.readableBytes()];
      octets.readBytes(copy).release();
      octets(copy);
    }
  }

  void octets(byte... octets) throws IOException {
    socket.getOutputStream().write(octets);
    socket.getOutputStream().flush();
  }

  /** The next packet. */
  MqttMessage await() throws IOException {
    MqttMessage packet = awaitOrEnd();
    if (packet == null) {
      throw new AssertionError("expected a packet, found the end of the connection");
    }
    return packet;
  }

  /** The next packet, or null at the connection's end. */
  @Nullable MqttMessage awaitOrEnd() throws IOException {
    byte[] chunk = new byte[4096];
    for (; ; ) {
      MqttMessage packet = codec.readInbound();
      if (packet != null) {
        return packet;
      }
      int read;
      try {
        read = socket.getInputStream().read(chunk);
      } catch (java.net.SocketException reset) {
        return null;
      }
      if (read < 0) {
        return null;
      }
      codec.writeInbound(Unpooled.copiedBuffer(chunk, 0, read));
    }
  }

  /** Packet id of the next packet, which is of {@code type}. */
  int await(MqttMessageType type) throws IOException {
    MqttMessage packet = await();
    if (packet.fixedHeader().messageType() != type) {
      throw new AssertionError("expected " + type + ", found " + packet);
    }
    return ((MqttMessageIdVariableHeader) packet.variableHeader()).messageId();
  }

  /** The reason code of the next packet, a PUBACK, PUBREC or PUBCOMP. */
  int awaitReason() throws IOException {
    return ((MqttPubReplyMessageVariableHeader) await().variableHeader()).reasonCode() & 0xFF;
  }

  /** The code of the DISCONNECT that comes; -1 where the connection just ends. */
  int awaitParting() throws IOException {
    MqttMessage packet = awaitOrEnd();
    return packet == null
        ? -1
        : ((MqttReasonCodeAndPropertiesVariableHeader) packet.variableHeader()).reasonCode() & 0xFF;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    codec.finishAndReleaseAll();
  }
}
