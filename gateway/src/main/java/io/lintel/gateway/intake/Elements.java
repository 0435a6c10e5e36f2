package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One well-shaped element as an observation: what has a column of its own leaves the body. */
final class Elements {
  private Elements() {}

  static Observation reading(String meter, Fields fields, Remarks remarks, Arrival arrival)
      throws Malformed {
    String at = fields.text("at");
    Long seq = fields.integer("seq");
    if (at == null && seq == null) {
      remarks.throwLeftOut("at", "seq");
      throw new Malformed(
          "expected at or seq, or a second reading of the same index could not be told from a"
              + " repetition");
    }
    String raw = fields.text("raw");
    fields.without("at", "seq", "raw");
    if (fields.entries().isEmpty()) {
      remarks.throwLeftOut();
      throw new Malformed("is missing").under("volume_m3");
    }
    Bytes octets = raw == null ? Bytes.empty() : Bytes.hex(raw);
    if (at != null && ReadingTime.isImplausible(at, arrival.received())) {
      remarks.doubted("at", ReadingTime.IMPLAUSIBLE);
    }
    remarks.into(fields);
    return observation(Kind.READING, meter, at, seq, null, null, fields, octets, arrival);
  }

  static Observation recorderEvent(String recorder, Fields fields, Remarks remarks, Arrival arrival)
      throws Malformed {
    String type = fields.text("type");
    if ("bound".equals(type)) {
      remarks.throwLeftOut("technician");
      need(fields, "technician");
    }
    if ("position".equals(type)) {
      remarks.throwLeftOut("position");
      need(fields, "position");
    }
    String at = fields.text("at");
    Long seq = fields.integer("seq");
    String epoch = fields.text("epoch");
    fields.without("at", "seq", "epoch");
    remarks.into(fields);
    return observation(
        Kind.RECORDER_EVENT, recorder, at, seq, epoch, null, fields, Bytes.empty(), arrival);
  }

  static Observation step(String visit, Fields fields, Remarks remarks, Arrival arrival)
      throws Malformed {
    agree(fields, "visit", visit);
    String technician = String.valueOf(fields.text("technician"));
    if (!arrival.speaker().mayReportStepsOf(technician)) {
      throw new Malformed(
              "expected a technician for whom "
                  + arrival.speaker().name()
                  + " may speak, found "
                  + technician)
          .under("technician");
    }
    String at = fields.text("at");
    String id = fields.text("id");
    fields.without("at");
    remarks.into(fields);
    return observation(Kind.STEP, technician, at, null, null, id, fields, Bytes.empty(), arrival);
  }

  static Observation command(String meter, Fields fields, Arrival arrival) throws Malformed {
    String at = fields.text("at");
    String id = fields.text("id");
    fields.without("at");
    return observation(Kind.COMMAND, meter, at, null, null, id, fields, Bytes.empty(), arrival);
  }

  static Observation commandResult(String meter, String command, Fields fields, Arrival arrival)
      throws Malformed {
    agree(fields, "id", command);
    String at = fields.text("at");
    fields.without("at");
    return observation(
        Kind.COMMAND_RESULT, meter, at, null, null, command, fields, Bytes.empty(), arrival);
  }

  static Observation visit(Fields fields, Arrival arrival) throws Malformed {
    Fields appointment = fields.fields("appointment");
    if (appointment != null) {
      inOrder(appointment, "appointment.");
    }
    String id = String.valueOf(fields.text("id"));
    String now = arrival.received().toString();
    return observation(Kind.VISIT, id, now, null, null, null, fields, Bytes.empty(), arrival);
  }

  static Observation custody(Fields fields, Arrival arrival) throws Malformed {
    inOrder(fields, "");
    String recorder = String.valueOf(fields.text("recorder"));
    fields.without("recorder");
    String now = arrival.received().toString();
    return observation(
        Kind.CUSTODY, recorder, now, null, null, null, fields, Bytes.empty(), arrival);
  }

  static Observation decision(
      String finding,
      Fields fields,
      String basis,
      long after,
      String otherwiseBy,
      Arrival arrival) {
    if (fields.text("by") == null) {
      fields.with("by", new Text(otherwiseBy));
    }
    fields.with("basis", new Text(basis));
    return review(finding, fields, after, arrival);
  }

  static Observation answer(String finding, Fields fields, long after, Arrival arrival) {
    return review(finding, fields.without("decision"), after, arrival);
  }

  /** Known again by all that it says and by what was said before it. */
  private static Observation review(String finding, Fields fields, long after, Arrival arrival) {
    fields.with("after", new Numeral(Long.toString(after)));
    String identity = Rejections.sha256(CanonicalJson.bytes(fields).toArray());
    return observation(
        Kind.DECISION, finding, null, null, null, identity, fields, Bytes.empty(), arrival);
  }

  /** The same file from another station is another observation: each station's word is kept. */
  static Observation dockedFile(Fields fields, Bytes raw, Arrival arrival) throws Malformed {
    if (fields.text("media") == null && fields.integer("length_ms") == null) {
      throw new Malformed("is missing, and a recording needs it").under("length_ms");
    }
    String recorder = String.valueOf(fields.text("recorder"));
    String began = fields.text("began");
    String known = Optional.ofNullable(fields.text("sha256")).orElse(fields.text("record"));
    String identity = fields.text("station") + " " + (known == null ? fields.text("name") : known);
    fields.without("recorder", "began");
    return observation(
        Kind.DOCKED_FILE, recorder, began, null, null, identity, fields, raw, arrival);
  }

  static Observation dockSession(Fields fields, Bytes raw, Arrival arrival) {
    String recorder = String.valueOf(fields.text("recorder"));
    String at = fields.text("at");
    fields.without("recorder", "at");
    return observation(Kind.DOCK_SESSION, recorder, at, null, null, null, fields, raw, arrival);
  }

  /** The same observation, dated otherwise. */
  static Observation stated(Observation said, String stated) {
    return new Observation(
        said.kind(),
        said.source(),
        said.device(),
        stated,
        said.sequence(),
        said.epoch(),
        said.identity(),
        said.received(),
        said.voice(),
        said.body(),
        said.raw());
  }

  /** The id in the address holds; the payload may repeat it, not contradict it. */
  static void agree(Fields fields, String key, String address) throws Malformed {
    String said = fields.text(key);
    if (said != null && !said.equals(address)) {
      throw Malformed.expected("\"" + address + "\" as in the address", new Text(said)).under(key);
    }
    fields.with(key, new Text(address));
  }

  private static void need(Fields fields, String key) throws Malformed {
    if (!fields.entries().containsKey(key)) {
      throw new Malformed("is missing, and type \"" + fields.text("type") + "\" needs it")
          .under(key);
    }
  }

  /** Without a zone, a time that states its offset cannot be held against one that does not. */
  private static void inOrder(Fields fields, String path) throws Malformed {
    String from = fields.text("from");
    String to = fields.text("to");
    if (from == null || to == null || DeviceTime.hasOffset(from) != DeviceTime.hasOffset(to)) {
      return;
    }
    Instant begin = DeviceTime.parse(from, ZoneOffset.UTC);
    Instant end = DeviceTime.parse(to, ZoneOffset.UTC);
    if (begin != null && end != null && end.isBefore(begin)) {
      throw Malformed.expected("a time not before from", new Text(to)).under(path + "to");
    }
  }

  private static Observation observation(
      Kind kind,
      String device,
      @Nullable String stated,
      @Nullable Long sequence,
      @Nullable String epoch,
      @Nullable String identity,
      Fields body,
      Bytes raw,
      Arrival arrival) {
    return new Observation(
        kind,
        arrival.source(),
        device,
        stated,
        sequence,
        epoch,
        identity,
        arrival.received(),
        arrival.speaker().voice(),
        CanonicalJson.bytes(body),
        raw);
  }
}
