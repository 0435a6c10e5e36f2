package io.lintel.gateway.source.mqtt.endpoint;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Control packets as the gateway writes them. Empty words mean: without a reason string. */
final class Packets {
  static final MqttMessage PINGRESP =
      new MqttMessage(header(MqttMessageType.PINGRESP, MqttQoS.AT_MOST_ONCE));

  private Packets() {}

  private static MqttFixedHeader header(MqttMessageType type, MqttQoS qos) {
    return new MqttFixedHeader(type, false, qos, false, 0);
  }

  /** PUBACK, PUBREC or PUBCOMP. */
  static MqttMessage reply(MqttMessageType type, int packetId, int code, String words) {
    return new MqttMessage(
        header(type, MqttQoS.AT_MOST_ONCE),
        new MqttPubReplyMessageVariableHeader(packetId, (byte) code, reason(words)));
  }

  static MqttMessage disconnect(Parting why, String words) {
    return new MqttMessage(
        header(MqttMessageType.DISCONNECT, MqttQoS.AT_MOST_ONCE),
        new MqttReasonCodeAndPropertiesVariableHeader((byte) why.code(), reason(words)));
  }

  static MqttMessage subscribed(int packetId, List<Integer> codes, String words) {
    return new MqttSubAckMessage(
        header(MqttMessageType.SUBACK, MqttQoS.AT_MOST_ONCE),
        new MqttMessageIdAndPropertiesVariableHeader(packetId, reason(words)),
        new MqttSubAckPayload(codes));
  }

  static MqttMessage unsubscribed(int packetId, List<Short> codes) {
    return new MqttUnsubAckMessage(
        header(MqttMessageType.UNSUBACK, MqttQoS.AT_MOST_ONCE),
        new MqttMessageIdAndPropertiesVariableHeader(packetId, MqttProperties.NO_PROPERTIES),
        new MqttUnsubAckPayload(codes));
  }

  /**
   * @param packetId 0 for QoS 0
   * @param expirySeconds after which nobody needs it any more; null where the protocol cannot say
   */
  static MqttMessage publish(
      String topic, byte[] payload, int packetId, @Nullable Integer expirySeconds) {
    MqttProperties properties = new MqttProperties();
    if (expirySeconds != null) {
      properties.add(
          new IntegerProperty(MqttProperties.PUBLICATION_EXPIRY_INTERVAL, expirySeconds));
      properties.add(new StringProperty(MqttProperties.CONTENT_TYPE, "application/json"));
    }
    return new MqttPublishMessage(
        header(
            MqttMessageType.PUBLISH, packetId == 0 ? MqttQoS.AT_MOST_ONCE : MqttQoS.AT_LEAST_ONCE),
        new MqttPublishVariableHeader(topic, packetId, properties),
        Unpooled.wrappedBuffer(payload));
  }

  private static MqttProperties reason(String words) {
    if (words.isEmpty()) {
      return MqttProperties.NO_PROPERTIES;
    }
    MqttProperties properties = new MqttProperties();
    properties.add(new StringProperty(MqttProperties.REASON_STRING, words));
    return properties;
  }
}
