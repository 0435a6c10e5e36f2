package io.lintel.gateway.intake;

import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.wording.WireId;
import io.lintel.meter.spi.PayloadDecoder;
import io.lintel.meter.wire.Bytes;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * From the payloads of the published topics and resources to observations: the same for MQTT, CoAP
 * and HTTP. A payload holds one object or an array of them. Never throws for what was sent; safe
 * for use from any thread.
 */
public final class Intake {
  private final DecoderOf decoders;
  private final RejectionGate gate = new RejectionGate();
  private final RepeatedHour hours;
  private final AtomicLong payloads = new AtomicLong();
  private final Remarked remarked;

  /** Which decoder a meter's payloads need. */
  public interface DecoderOf {
    /** Null for meters that write the published payload themselves ({@code lintel-json}). */
    @Nullable PayloadDecoder decoder(String meter);
  }

  /** What an element is, once its shape is right. */
  interface Element {
    Observation of(Fields fields) throws Malformed;
  }

  /** What a report is, once what is wrong with it has been left out. */
  private interface Report {
    Observation of(Fields fields, Remarks remarks) throws Malformed;
  }

  /** Hears of each member that was left out, rounded or respelled. */
  public interface Remarked {
    /**
     * @param deed {@code left_out}, {@code rounded} or {@code respelled}
     * @param member of the published payload, or {@code other}
     */
    void remark(Kind kind, String deed, String member);
  }

  /** For times that state their offset. */
  public Intake(DecoderOf decoders) {
    this(decoders, ZoneOffset.UTC, (kind, deed, member) -> {});
  }

  /**
   * @param zone for times without an offset
   */
  public Intake(DecoderOf decoders, ZoneId zone, Remarked remarked) {
    this(decoders, zone, remarked, (kind, device, from, to) -> List.of());
  }

  /**
   * @param zone for times without an offset
   * @param journaled what devices said before, of the hour that occurs twice
   */
  public Intake(
      DecoderOf decoders, ZoneId zone, Remarked remarked, RepeatedHour.Journaled journaled) {
    this.decoders = decoders;
    this.hours = new RepeatedHour(zone, journaled);
    this.remarked = remarked;
  }

  /** Readings of {@code meter}; {@code format} is of no matter where a decoder is configured. */
  public Taken readings(String meter, byte[] payload, Format format, Arrival arrival) {
    PayloadDecoder decoder = decoders.decoder(meter);
    if (decoder != null) {
      return gathered(decoded(decoder, meter, payload, arrival));
    }
    Report report = (fields, remarks) -> Elements.reading(meter, fields, remarks, arrival);
    return gathered(reports(Kind.READING, meter, Shapes.READING, report, payload, format, arrival));
  }

  /** What {@code recorder} says of itself. */
  public Taken recorderEvents(String recorder, byte[] payload, Format format, Arrival arrival) {
    Report report = (fields, remarks) -> Elements.recorderEvent(recorder, fields, remarks, arrival);
    return gathered(
        reports(
            Kind.RECORDER_EVENT,
            recorder,
            Shapes.RECORDER_EVENT,
            report,
            payload,
            format,
            arrival));
  }

  /** Steps of {@code visit}. */
  public Taken steps(String visit, byte[] payload, Format format, Arrival arrival) {
    Report report = (fields, remarks) -> Elements.step(visit, fields, remarks, arrival);
    return gathered(reports(Kind.STEP, visit, Shapes.STEP, report, payload, format, arrival));
  }

  /** What {@code meter} made of {@code command}. */
  public Taken commandResult(
      String meter, String command, byte[] payload, Format format, Arrival arrival) {
    Element element = fields -> Elements.commandResult(meter, command, fields, arrival);
    return take(
        Kind.COMMAND_RESULT, meter, Shapes.COMMAND_RESULT, element, payload, format, arrival);
  }

  /** What somebody asked {@code meter} to do; sent where it listens for commands itself. */
  public Taken commands(String meter, byte[] payload, Format format, Arrival arrival) {
    Element element = fields -> Elements.command(meter, fields, arrival);
    return gathered(take(Kind.COMMAND, meter, Shapes.COMMAND, element, payload, format, arrival));
  }

  /** Work orders, each with its id. */
  public Taken visits(byte[] payload, Format format, Arrival arrival) {
    Element element = fields -> Elements.visit(fields, arrival);
    return gathered(take(Kind.VISIT, "visits", Shapes.VISIT, element, payload, format, arrival));
  }

  /** One work order, whose id stands in the address; in the payload it may be left out. */
  public Taken visit(String visit, byte[] payload, Format format, Arrival arrival) {
    Element element =
        fields -> {
          Elements.agree(fields, "id", visit);
          return Elements.visit(fields, arrival);
        };
    return gathered(
        take(Kind.VISIT, visit, Shapes.VISIT_NAMED_OUTSIDE, element, payload, format, arrival));
  }

  /** Who carries which recorder. */
  public Taken custody(byte[] payload, Format format, Arrival arrival) {
    Element element = fields -> Elements.custody(fields, arrival);
    return gathered(
        take(Kind.CUSTODY, "custody", Shapes.CUSTODY, element, payload, format, arrival));
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
    return gathered(
        take(Kind.DECISION, finding, Shapes.DECISION, element, payload, format, arrival));
  }

  /**
   * What a technician says to {@code finding}.
   *
   * @param after the last answer before it, or 0
   */
  public Taken answer(String finding, byte[] payload, Format format, long after, Arrival arrival) {
    Element element = fields -> Elements.answer(finding, fields, after, arrival);
    return gathered(take(Kind.DECISION, finding, Shapes.ANSWER, element, payload, format, arrival));
  }

  /** A sender of nonsense is counted, and not kept without end. */
  private Taken gathered(Taken taken) {
    Observation rejected = taken.rejected();
    return rejected == null
        ? taken
        : new Taken(taken.accepted(), taken.problems(), gate.pass(rejected), taken.notes());
  }

  /**
   * What nobody can understand, but has to be kept, because its sender cannot be told.
   *
   * @param device whom it is kept under, in the list of what was rejected
   * @param why what was expected and found
   */
  public Taken stray(String device, String why, byte[] payload, Arrival arrival) {
    List<Problem> problems = List.of(new Problem(0, "", why));
    return new Taken(
        List.of(), problems, Rejections.of(Kind.REJECTED, device, payload, problems, arrival));
  }

  /** Statements of people and of other systems: what is wrong with one, its sender can mend. */
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
      PayloadReader.Payload read = PayloadReader.payload(payload, format, Limits.ELEMENTS);
      if (read.broken() != null) {
        throw read.broken();
      }
      for (int i = 0; i < atLeastOne(read).size(); i++) {
        try {
          accepted.add(element.of(shape.settle(object(read.values().get(i)))));
        } catch (Malformed malformed) {
          problems.add(problem(read, i, malformed));
        }
      }
    } catch (Malformed malformed) {
      problems.add(new Problem(0, malformed.where(), malformed.says()));
    }
    return taken(kind, device, payload, accepted, problems, arrival);
  }

  /**
   * Reports of devices: what is sound of each is taken, for a device does not mend what it sent,
   * and what is broken costs only itself.
   */
  private Taken reports(
      Kind kind,
      String device,
      Shape shape,
      Report report,
      byte[] payload,
      Format format,
      Arrival arrival) {
    List<Observation> accepted = new ArrayList<>(1);
    List<Problem> problems = new ArrayList<>(0);
    try {
      admit(kind, device, payload, arrival.speaker());
      PayloadReader.Payload read = PayloadReader.payload(payload, format, Limits.REPORTS);
      if (read.broken() == null) {
        atLeastOne(read);
      }
      long number = payloads.incrementAndGet();
      for (int i = 0; i < read.values().size(); i++) {
        try {
          Remarks remarks = new Remarks();
          Fields fields = object(read.values().get(i)).renamed(Remarks.MEMBER, Remarks.THEIRS);
          Observation said = report.of(shape.settle(fields, remarks), remarks);
          accepted.add(inItsHour(said, number, read.values().size() == 1));
          tell(kind, shape, remarks);
        } catch (Malformed malformed) {
          problems.add(problem(read, i, malformed));
        }
      }
      if (read.broken() != null) {
        int next = read.values().size();
        String where = next == 0 ? read.broken().where() : "[" + next + "]";
        problems.add(new Problem(next, where, read.broken().says()));
      }
    } catch (Malformed malformed) {
      problems.add(new Problem(0, malformed.where(), malformed.says()));
    }
    return taken(kind, device, payload, accepted, problems, arrival);
  }

  private void tell(Kind kind, Shape shape, Remarks remarks) {
    for (Remarks.Remark remark : remarks.all()) {
      String member = remark.where().split("[.\\[]", 2)[0];
      remarked.remark(kind, remark.deed().member(), shape.knows(member) ? member : "other");
    }
  }

  /** With its offset where it is of the second of two hours that the clock shows alike. */
  private Observation inItsHour(Observation said, long payload, boolean alone) {
    String stated = said.stated();
    if (stated == null || !hours.leavesOpen(stated)) {
      return said;
    }
    String told = hours.told(new RepeatedHour.Report(said, payload, alone));
    return told.equals(stated) ? said : Elements.stated(said, told);
  }

  private static List<JsonValue> atLeastOne(PayloadReader.Payload read) throws Malformed {
    if (read.values().isEmpty()) {
      throw new Malformed("expected at least one element, found an empty array");
    }
    return read.values();
  }

  private static Problem problem(PayloadReader.Payload read, int index, Malformed malformed) {
    Malformed placed = read.array() ? malformed.under("[" + index + "]") : malformed;
    return new Problem(index, placed.where(), placed.says());
  }

  private static Taken taken(
      Kind kind,
      String device,
      byte[] payload,
      List<Observation> accepted,
      List<Problem> problems,
      Arrival arrival) {
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
      case COMMAND_RESULT -> speaker.mayTakeCommandsOf(device);
      case RECORDER_EVENT -> speaker.mayReportEventsOf(device);
      case STEP -> speaker.mayReportSteps();
      default -> speaker.kind() == SpeakerKind.OPERATOR;
    };
  }

  private Taken decoded(PayloadDecoder decoder, String meter, byte[] payload, Arrival arrival) {
    Problem problem;
    try {
      admit(Kind.READING, meter, payload, arrival.speaker());
      PayloadDecoder.Decoded decoded = decoder.decode(Bytes.of(payload));
      if (decoded instanceof PayloadDecoder.Decoded.Readings readings) {
        boolean alone = readings.readings().size() == 1;
        long number = payloads.incrementAndGet();
        return Taken.whole(
            readings.readings().stream()
                .map(
                    pushed ->
                        DriverReadings.observation(
                            meter, pushed.reading(), pushed.at(), pushed.sequence(), arrival))
                .map(said -> inItsHour(said, number, alone))
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
