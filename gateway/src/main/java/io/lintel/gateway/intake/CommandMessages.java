package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.metering.MeterCommand;
import io.lintel.meter.wire.Bytes;

/** What is published to a meter. */
public final class CommandMessages {
  private CommandMessages() {}

  /** {@code {"command":…,"expires":…,"id":…}}. */
  public static Bytes payload(String id, MeterCommand command) {
    return CanonicalJson.bytes(
        new Fields()
            .with("id", new Text(id))
            .with("command", new Text(command.command()))
            .with("expires", new Text(command.until().toString())));
  }
}
