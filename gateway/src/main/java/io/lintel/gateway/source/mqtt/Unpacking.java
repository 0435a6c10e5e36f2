package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import java.time.Instant;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;

/** From a message to its observations. */
final class Unpacking {
  private static final String CBOR = "application/cbor";

  private final Intake intake;

  Unpacking(Intake intake) {
    this.intake = intake;
  }

  /** Null for a topic nobody subscribed to. */
  @Nullable Taken unpack(String name, MqttMessage message, Instant received) {
    Topic topic = Topic.parse(name);
    if (topic == null) {
      return null;
    }
    Arrival arrival = new Arrival(MqttSource.NAME, received, name);
    Format format = format(message);
    byte[] payload = message.getPayload();
    return switch (topic.subject()) {
      case METER -> intake.readings(topic.id(), payload, format, arrival);
      case RECORDER -> intake.recorderEvents(topic.id(), payload, format, arrival);
      case VISIT -> intake.steps(topic.id(), payload, format, arrival);
    };
  }

  /** MQTT 5 publishers may name the content's type; JSON otherwise. */
  private static Format format(MqttMessage message) {
    var properties = message.getProperties();
    return properties != null && CBOR.equals(properties.getContentType())
        ? Format.CBOR
        : Format.JSON;
  }
}
