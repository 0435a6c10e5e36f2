package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import java.time.Instant;

/** From a message to its observations, wherever it was published. */
public final class Unpacking {
  private final Intake intake;

  public Unpacking(Intake intake) {
    this.intake = intake;
  }

  /**
   * @param name the whole topic
   * @param cbor whether the publisher says so; JSON otherwise
   * @param speaker who published it, as far as that is known
   */
  public Taken unpack(
      Topic topic, String name, byte[] payload, boolean cbor, Instant received, Speaker speaker) {
    Arrival arrival = new Arrival(MqttSource.NAME, received, name, speaker);
    Format format = cbor ? Format.CBOR : Format.JSON;
    return switch (topic.subject()) {
      case METER -> intake.readings(topic.id(), payload, format, arrival);
      case RECORDER -> intake.recorderEvents(topic.id(), payload, format, arrival);
      case VISIT -> intake.steps(topic.id(), payload, format, arrival);
    };
  }

  /** What a meter answered to a command; JSON. */
  public Taken result(
      String meter,
      String command,
      String name,
      byte[] payload,
      Instant received,
      Speaker speaker) {
    Arrival arrival = new Arrival(MqttSource.NAME, received, name, speaker);
    return intake.commandResult(meter, command, payload, Format.JSON, arrival);
  }

  /** What came to a topic that is none of ours and has to be acknowledged all the same. */
  public Taken stray(String name, byte[] payload, Instant received, Speaker speaker) {
    return intake.stray(
        MqttSource.NAME,
        "expected one of the topics of docs/configuration.md, found " + name,
        payload,
        new Arrival(MqttSource.NAME, received, name, speaker));
  }
}
