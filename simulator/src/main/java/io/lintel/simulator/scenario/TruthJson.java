package io.lintel.simulator.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.fault.ExchangeRecord;
import io.lintel.simulator.fault.Unplugging;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The truth as a document: times in UTC, durations in seconds with decimals. */
public final class TruthJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private TruthJson() {}

  public static String write(Truth truth) {
    ObjectNode document =
        JSON.objectNode()
            .put("scenario", truth.scenario())
            .put("seed", truth.seed())
            .put("from", truth.from().toString())
            .put("to", truth.to().toString());
    truth.visits().forEach(visit -> document.withArray("visits").add(visit(visit)));
    truth.recorders().forEach(each -> document.withArray("recorders").add(recorder(each)));
    truth.events().forEach(event -> document.withArray("events").add(event(event)));
    truth.readings().forEach(reading -> document.withArray("readings").add(reading(reading)));
    truth.lineMeters().forEach(meter -> document.withArray("line_meters").add(lineMeter(meter)));
    truth.lines().exchanges().forEach(one -> document.withArray("exchanges").add(exchange(one)));
    truth.lines().unplugged().forEach(one -> document.withArray("unplugged").add(unplugged(one)));
    truth.docks().files().forEach(file -> document.withArray("files").add(file(file)));
    truth.docks().dockings().forEach(each -> document.withArray("dockings").add(docking(each)));
    try {
      return MAPPER.writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot fail to be written", e);
    }
  }

  private static ObjectNode visit(Truth.VisitTruth visit) {
    ObjectNode node =
        JSON.objectNode()
            .put("id", visit.visit())
            .put("technician", visit.technician())
            .put("recorder", visit.recorder())
            .put("kind", visit.kind())
            .put("meter", visit.meter())
            .put("arrived", visit.arrived().toString())
            .put("knock", visit.knock().toString());
    Instant entered = visit.entered();
    if (entered != null) {
      node.put("entered", entered.toString());
    }
    node.put("ended", visit.ended().toString());
    texts(node, "mishaps", visit.mishaps());
    for (Truth.RuleTruth rule : visit.rules()) {
      ObjectNode judged = node.withArray("rules").addObject();
      judged.put("rule", rule.rule()).put("violated", rule.violated());
      seconds(judged, "by_s", rule.by());
    }
    return node;
  }

  private static ObjectNode recorder(Truth.RecorderTruth recorder) {
    ObjectNode node =
        JSON.objectNode()
            .put("id", recorder.recorder())
            .put("technician", recorder.technician())
            .put("handed_out", recorder.handedOut().toString());
    seconds(node, "clock_ahead_s", recorder.clockAhead());
    texts(node, "mishaps", recorder.mishaps());
    for (Truth.Recording recording : recorder.recordings()) {
      ObjectNode each = node.withArray("recordings").addObject();
      each.put("begin", recording.begin().toString());
      Instant end = recording.end();
      if (end != null) {
        each.put("end", end.toString());
      }
      each.put("epoch", recording.epoch()).put("technician", recording.technician());
    }
    return node;
  }

  private static ObjectNode event(Truth.EventTruth event) {
    ObjectNode node =
        JSON.objectNode()
            .put("recorder", event.recorder())
            .put("seq", event.seq())
            .put("type", event.type())
            .put("at", event.at().toString());
    texts(node, "mishaps", event.mishaps());
    return belonging(node, event.belonging());
  }

  private static ObjectNode reading(Truth.ReadingTruth reading) {
    ObjectNode node =
        JSON.objectNode()
            .put("meter", reading.meter())
            .put("seq", reading.seq())
            .put("at", reading.at().toString())
            .put("volume_m3", reading.volume().toPlainString());
    texts(node, "mishaps", reading.mishaps());
    return belonging(node, reading.belonging());
  }

  private static ObjectNode lineMeter(Truth.LineMeterTruth meter) {
    return JSON.objectNode()
        .put("line", meter.line())
        .put("meter", meter.meter())
        .put("address", meter.address())
        .put("millilitres_at_start", meter.millilitresAtStart())
        .put("litres_per_day", meter.litresPerDay())
        .put("burns", meter.burns().wireName());
  }

  private static ObjectNode exchange(ExchangeRecord exchange) {
    ObjectNode node =
        JSON.objectNode()
            .put("line", exchange.line())
            .put("meter", exchange.meter())
            .put("at", exchange.at().toString())
            .put("number", exchange.number())
            .put("expected", exchange.expected().wireName())
            .put("base_millilitres", exchange.baseMillilitres())
            .put("line_millilitres", exchange.lineMillilitres());
    texts(node, "mishaps", exchange.mishaps());
    return node;
  }

  private static ObjectNode unplugged(Unplugging one) {
    ObjectNode node = JSON.objectNode().put("line", one.line()).put("from", one.from().toString());
    Instant until = one.until();
    if (until != null) {
      node.put("until", until.toString());
    }
    return node;
  }

  private static ObjectNode file(FileTruth file) {
    ObjectNode node =
        JSON.objectNode()
            .put("name", file.name())
            .put("recorder", file.recorder())
            .put("technician", file.technician())
            .put("epoch", file.epoch())
            .put("begin", file.begin().toString())
            .put("end", file.end().toString())
            .put("created", file.created().toString())
            .put("sound", file.sound())
            .put("sha256", file.sha256());
    for (FileTruth.Copy copy : file.copies()) {
      node.withArray("copies")
          .addObject()
          .put("dock", copy.dock())
          .put("at", copy.at().toString())
          .put("sha256", copy.sha256());
    }
    texts(node, "mishaps", file.mishaps());
    return node;
  }

  private static ObjectNode docking(DockingTruth docking) {
    ObjectNode node =
        JSON.objectNode()
            .put("dock", docking.dock())
            .put("recorder", docking.recorder())
            .put("at", docking.at().toString())
            .put("files", docking.files());
    Instant read = docking.read();
    if (read != null) {
      node.put("device_time_read", read.toString());
    }
    texts(node, "mishaps", docking.mishaps());
    return node;
  }

  private static ObjectNode belonging(ObjectNode node, Belonging belonging) {
    texts(node, "visits", belonging.visits());
    texts(node, "disputable", belonging.disputable());
    return node;
  }

  private static void texts(ObjectNode node, String key, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = node.putArray(key);
      texts.forEach(array::add);
    }
  }

  private static void seconds(ObjectNode node, String key, @Nullable Duration duration) {
    if (duration != null) {
      node.put(key, duration.toMillis() / 1000.0);
    }
  }
}
