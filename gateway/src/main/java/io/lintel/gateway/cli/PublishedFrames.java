package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * The published payload, read by the gateway's own intake: what is good here is taken there. Of an
 * array with a bad element the good ones, which the gateway keeps, stand in {@code readings} beside
 * the error.
 */
final class PublishedFrames implements FrameDecoder {
  static final String PROTOCOL = "lintel-json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Arrival OFFLINE = new Arrival("decode", Instant.EPOCH, "decode");

  private final Intake intake = new Intake(meter -> null);

  /** A value of the payload under the name and unit that all protocols share. */
  private record Shown(String key, String quantity, String unit) {}

  private static final List<Shown> VALUES =
      List.of(
          new Shown("volume_m3", "volume", "m3"),
          new Shown("flow_m3h", "flow", "m3/h"),
          new Shown("temperature_c", "temperature", "Cel"),
          new Shown("pressure_kpa", "pressure", "kPa"),
          new Shown("battery_v", "battery_voltage", "V"));

  @Override
  public ObjectNode decode(Bytes frame) {
    Taken taken = intake.readings("decode", frame.toArray(), Format.JSON, OFFLINE);
    List<Observation> readings = taken.accepted();
    ObjectNode document =
        taken.good()
            ? ReadingJson.good(PROTOCOL)
            : ReadingJson.failure(PROTOCOL, Fault.Kind.VALUE.name(), 0, taken.diagnostic());
    if (taken.good() && readings.size() == 1) {
      put(document, readings.get(0));
    } else if (!readings.isEmpty()) {
      ArrayNode all = document.putArray("readings");
      readings.forEach(reading -> put(all.addObject(), reading));
    }
    return document;
  }

  private static void put(ObjectNode document, Observation reading) {
    JsonNode body = body(reading);
    document.putNull("device");
    ArrayNode values = document.putArray("values");
    for (Shown shown : VALUES) {
      if (body.has(shown.key())) {
        values.add(
            ReadingJson.value(shown.quantity(), body.get(shown.key()).asText(), shown.unit()));
      }
    }
    if (body.has("valve")) {
      boolean open = body.get("valve").asText().equals("open");
      values.add(ReadingJson.value("valve", open ? "1" : "0", "1"));
    }
    ArrayNode status = document.putArray("status");
    body.path("alarms").forEach(status::add);
    document.put("at", reading.stated());
    document.put("seq", reading.sequence());
  }

  private static JsonNode body(Observation reading) {
    try {
      return JSON.readTree(reading.body().toArray());
    } catch (IOException notJson) {
      throw new IllegalStateException("a body is JSON: " + reading, notJson);
    }
  }
}
