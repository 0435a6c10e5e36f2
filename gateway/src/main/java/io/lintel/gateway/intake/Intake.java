package io.lintel.gateway.intake;

import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Items;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.wording.WireId;
import io.lintel.meter.spi.PayloadDecoder;
import io.lintel.meter.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the payloads of the published topics and resources to observations: the same for MQTT, CoAP
 * and HTTP. A payload holds one object or an array of them. Never throws for what was sent; safe
 * for use from any thread.
 */
public final class Intake {
  private final DecoderOf decoders;

  /** Which decoder a meter's payloads need. */
  public interface DecoderOf {
    /** Null for meters that write the published payload themselves ({@code lintel-json}). */
    @Nullable PayloadDecoder decoder(String meter);
  }

  /** What an element is, once its shape is right. */
  interface Element {
    Observation of(Fields fields) throws Malformed;
  }

  public Intake(DecoderOf decoders) {
    this.decoders = decoders;
  }

  /** Readings of {@code meter}; {@code format} is of no matter where a decoder is configured. */
  public Taken readings(String meter, byte[] payload, Format format, Arrival arrival) {
    PayloadDecoder decoder = decoders.decoder(meter);
    if (decoder != null) {
      return decoded(decoder, meter, payload, arrival);
    }
    Element element = fields -> Elements.reading(meter, fields, arrival);
    return take(Kind.READING, meter, Shapes.READING, element, payload, format, arrival);
  }

  /** What {@code recorder} says of itself. */
  public Taken recorderEvents(String recorder, byte[] payload, Format format, Arrival arrival) {
    Element element = fields -> Elements.recorderEvent(recorder, fields, arrival);
    return take(
        Kind.RECORDER_EVENT, recorder, Shapes.RECORDER_EVENT, element, payload, format, arrival);
  }

  /** Steps of {@code visit}. */
  public Taken steps(String visit, byte[] payload, Format format, Arrival arrival) {
    Element element = fields -> Elements.step(visit, fields, arrival);
    return take(Kind.STEP, visit, Shapes.STEP, element, payload, format, arrival);
  }

  /** What somebody asked {@code meter} to do; nothing is sent to the meter by it. */
  public Taken commands(String meter, byte[] payload, Format format, Arrival arrival) {
    Element element = fields -> Elements.command(meter, fields, arrival);
    return take(Kind.COMMAND, meter, Shapes.COMMAND, element, payload, format, arrival);
  }

  /** Work orders, each with its id. */
  public Taken visits(byte[] payload, Format format, Arrival arrival) {
    Element element = fields -> Elements.visit(fields, arrival);
    return take(Kind.VISIT, "visits", Shapes.VISIT, element, payload, format, arrival);
  }

  /** One work order, whose id stands in the address; in the payload it may be left out. */
  public Taken visit(String visit, byte[] payload, Format format, Arrival arrival) {
    Element element =
        fields -> {
          Elements.agree(fields, "id", visit);
          return Elements.visit(fields, arrival);
        };
    return take(Kind.VISIT, visit, Shapes.VISIT_NAMED_OUTSIDE, element, payload, format, arrival);
  }

  /** Who carries which recorder. */
  public Taken custody(byte[] payload, Format format, Arrival arrival) {
    Element element = fields -> Elements.custody(fields, arrival);
    return take(Kind.CUSTODY, "custody", Shapes.CUSTODY, element, payload, format, arrival);
  }

  /**
   * What an auditor decides of {@code finding}.
   *
   * @param basis what it rests on, see {@code Finding.basis}
   * @param after the last decision before it, or 0: the same again is the same only in its place
   * @param otherwiseBy who decides if the payload does not say
   */
  public Taken decision(
      String finding,
      byte[] payload,
      Format format,
      String basis,
      long after,
      String otherwiseBy,
      Arrival arrival) {
    Element element =
        fields -> Elements.decision(finding, fields, basis, after, otherwiseBy, arrival);
    return take(Kind.DECISION, finding, Shapes.DECISION, element, payload, format, arrival);
  }

  /**
   * What a technician says to {@code finding}.
   *
   * @param after the last answer before it, or 0
   */
  public Taken answer(String finding, byte[] payload, Format format, long after, Arrival arrival) {
    Element element = fields -> Elements.answer(finding, fields, after, arrival);
    return take(Kind.DECISION, finding, Shapes.ANSWER, element, payload, format, arrival);
  }

  static Taken take(
      Kind kind,
      String device,
      Shape shape,
      Element element,
      byte[] payload,
      Format format,
      Arrival arrival) {
    List<Observation> accepted = new ArrayList<>(1);
    List<Problem> problems = new ArrayList<>(0);
    try {
      admit(kind, device, payload, arrival.speaker());
      JsonValue value = PayloadReader.read(payload, format);
      List<JsonValue> items = value instanceof Items array ? array.items() : List.of(value);
      if (items.isEmpty()) {
        throw new Malformed("expected at least one element, found an empty array");
      }
      for (int i = 0; i < items.size(); i++) {
        try {
          accepted.add(element.of(shape.settle(object(items.get(i)))));
        } catch (Malformed malformed) {
          Malformed placed = value instanceof Items ? malformed.under("[" + i + "]") : malformed;
          problems.add(new Problem(i, placed.where(), placed.says()));
        }
      }
    } catch (Malformed malformed) {
      problems.add(new Problem(0, malformed.where(), malformed.says()));
    }
    return problems.isEmpty()
        ? Taken.whole(accepted)
        : new Taken(accepted, problems, Rejections.of(kind, device, payload, problems, arrival));
  }

  private static Fields object(JsonValue value) throws Malformed {
    if (value instanceof Fields fields) {
      return fields;
    }
    throw Malformed.expected("an object", value);
  }

  /** The doors refuse earlier, and say it in their own way; none of them can forget it. */
  private static void admit(Kind kind, String device, byte[] payload, Speaker speaker)
      throws Malformed {
    if (!WireId.fits(device)) {
      throw Malformed.expected(WireId.EXPECTED + " in the address", new Text(device));
    }
    if (payload.length > Limits.PAYLOAD_BYTES) {
      throw new Malformed(
          "expected at most " + Limits.PAYLOAD_BYTES + " bytes, found " + payload.length);
    }
    if (!maySpeak(kind, device, speaker)) {
      throw new Malformed(
          "expected a device for which " + speaker.name() + " may speak, found " + device);
    }
  }

  private static boolean maySpeak(Kind kind, String device, Speaker speaker) {
    return switch (kind) {
      case READING, COMMAND -> speaker.mayReportReadingsOf(device);
      case RECORDER_EVENT -> speaker.mayReportEventsOf(device);
      case STEP -> speaker.mayReportSteps();
      default -> speaker.kind() == SpeakerKind.OPERATOR;
    };
  }

  private static Taken decoded(
      PayloadDecoder decoder, String meter, byte[] payload, Arrival arrival) {
    Problem problem;
    try {
      admit(Kind.READING, meter, payload, arrival.speaker());
      PayloadDecoder.Decoded decoded = decoder.decode(Bytes.of(payload));
      if (decoded instanceof PayloadDecoder.Decoded.Readings readings) {
        return Taken.whole(
            readings.readings().stream()
                .map(
                    pushed ->
                        DriverReadings.observation(
                            meter, pushed.reading(), pushed.at(), pushed.sequence(), arrival))
                .toList());
      }
      var fault = ((PayloadDecoder.Decoded.Rejected) decoded).fault();
      problem =
          new Problem(
              0,
              "",
              decoder.name() + ": " + fault.kind() + " at " + fault.at() + ": " + fault.message());
    } catch (Malformed malformed) {
      problem = new Problem(0, malformed.where(), malformed.says());
    }
    List<Problem> problems = List.of(problem);
    return new Taken(
        List.of(), problems, Rejections.of(Kind.READING, meter, payload, problems, arrival));
  }
}
