package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.meter.reading.DeviceIdentity;
import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.spi.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a meter said, as commands print it: values are decimal strings, never floats. */
final class ReadingJson {
  private ReadingJson() {}

  static ObjectNode reading(String protocol, MeterReading reading) {
    ObjectNode document = good(protocol);
    putReading(document, reading);
    document.put("at", reading.at() == null ? null : reading.at().toString());
    return document;
  }

  static ObjectNode failure(String protocol, Fault fault) {
    return failure(protocol, fault.kind().name(), fault.at(), fault.message());
  }

  /**
   * @param kind a {@link Fault.Kind}, or what else kept a meter from being read, such as {@code
   *     SILENT}
   */
  static ObjectNode failure(String protocol, String kind, int at, String message) {
    ObjectNode document = document(protocol, false);
    ObjectNode error = document.putObject("error");
    error.put("kind", kind);
    error.put("at", at);
    error.put("message", message);
    return document;
  }

  /** An empty document of a frame that was good. */
  static ObjectNode good(String protocol) {
    return document(protocol, true);
  }

  /** Everything but the time, which each protocol states in its own way. */
  static void putReading(ObjectNode document, MeterReading reading) {
    DeviceIdentity device = reading.device();
    if (device == null) {
      document.putNull("device");
    } else {
      putDevice(document.putObject("device"), device);
    }
    putValues(document.putArray("values"), reading.values());
    putStatus(document.putArray("status"), reading.status());
  }

  static ObjectNode value(String quantity, String value, String unit) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("quantity", quantity);
    node.put("value", value);
    node.put("unit", unit);
    node.put("storage", 0);
    node.put("tariff", 0);
    node.put("subunit", 0);
    node.put("function", "instantaneous");
    return node;
  }

  private static void putDevice(ObjectNode node, DeviceIdentity device) {
    node.put("id", device.id());
    node.put("manufacturer", device.manufacturer());
    node.put("version", device.version());
    node.put("medium", device.medium());
  }

  private static void putValues(ArrayNode nodes, List<MeasuredValue> values) {
    for (MeasuredValue value : values) {
      ObjectNode node =
          value(value.quantity().wireName(), value.value().toPlainString(), value.unit());
      node.put("storage", value.storage());
      node.put("tariff", value.tariff());
      node.put("subunit", value.subunit());
      node.put("function", value.function().name().toLowerCase(Locale.ROOT));
      nodes.add(node);
    }
  }

  private static void putStatus(ArrayNode nodes, Set<String> status) {
    status.forEach(nodes::add);
  }

  private static ObjectNode document(String protocol, boolean ok) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("protocol", protocol);
    document.put("ok", ok);
    return document;
  }
}
