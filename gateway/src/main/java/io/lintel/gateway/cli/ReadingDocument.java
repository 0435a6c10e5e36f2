package io.lintel.gateway.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lintel.meter.reading.DeviceIdentity;
import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.MeterReading;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A reading as one line of JSON, as {@code read --json} and {@code decode --json} print it. */
final class ReadingDocument {
  private static final JsonFactory JSON = new JsonFactory();

  private ReadingDocument() {}

  /** Values are decimal strings, never floats. */
  static String of(String protocol, MeterReading reading) {
    return written(
        json -> {
          json.writeStringField("protocol", protocol);
          json.writeBooleanField("ok", true);
          device(json, reading.device());
          json.writeArrayFieldStart("values");
          for (MeasuredValue value : reading.values()) {
            value(json, value);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("status");
          for (String status : reading.status()) {
            json.writeString(status);
          }
          json.writeEndArray();
          json.writeStringField("at", reading.at() == null ? null : reading.at().toString());
        });
  }

  /**
   * @param kind a stable name, as {@code CHECKSUM} or {@code SILENT}
   * @param at offset of the first octet that is wrong
   */
  static String failure(String protocol, String kind, int at, String message) {
    return written(
        json -> {
          json.writeStringField("protocol", protocol);
          json.writeBooleanField("ok", false);
          json.writeObjectFieldStart("error");
          json.writeStringField("kind", kind);
          json.writeNumberField("at", at);
          json.writeStringField("message", message);
          json.writeEndObject();
        });
  }

  private static void device(
      JsonGenerator json, @org.jspecify.annotations.Nullable DeviceIdentity device)
      throws IOException {
    if (device == null) {
      json.writeNullField("device");
      return;
    }
    json.writeObjectFieldStart("device");
    json.writeStringField("id", device.id());
    json.writeStringField("manufacturer", device.manufacturer());
    if (device.version() == null) {
      json.writeNullField("version");
    } else {
      json.writeNumberField("version", device.version());
    }
    json.writeStringField("medium", device.medium());
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, MeasuredValue value) throws IOException {
    json.writeStartObject();
    json.writeStringField("quantity", value.quantity().wireName());
    json.writeStringField("value", value.value().toPlainString());
    json.writeStringField("unit", value.unit());
    json.writeNumberField("storage", value.storage());
    json.writeNumberField("tariff", value.tariff());
    json.writeNumberField("subunit", value.subunit());
    json.writeStringField("function", value.function().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
  }

  /** What stands between the document's braces. */
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  private static String written(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string cannot refuse characters", impossible);
    }
    return text.toString();
  }
}
