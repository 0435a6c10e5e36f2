package io.lintel.gateway.intake;

import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/**
 * From journal entries back to what the domain knows. Only for entries that {@link Intake} made: a
 * body that cannot be read is a bug or a damaged journal, and throws {@link IllegalStateException}
 * with the entry's number.
 */
public final class Facts {
  private final ZoneId zone;

  /**
   * @param zone the utility's, for times without an offset
   */
  public Facts(ZoneId zone) {
    this.zone = zone;
  }

  public Step step(Entry entry) {
    Observation seen = entry.observation();
    BodyReader body = BodyReader.of(entry, zone);
    Fields typed = body.fields().fields("reading");
    return new Step(
        entry.seq(),
        new VisitId(body.text("visit")),
        new TechnicianId(seen.device()),
        body.name(StepType.class, "step"),
        body.stated(),
        seen.received(),
        body.millis("age_ms"),
        body.time("sent"),
        body.fix(),
        typed == null
            ? null
            : new Step.TypedReading(
                String.valueOf(typed.text("meter")),
                new BigDecimal(String.valueOf(typed.text("volume_m3")))),
        body.millis("rtt_ms"));
  }

  public RecorderEvent recorderEvent(Entry entry) {
    Observation seen = entry.observation();
    BodyReader body = BodyReader.of(entry, zone);
    Fields fields = body.fields();
    return new RecorderEvent(
        entry.seq(),
        seen.device(),
        body.name(RecorderEventType.class, "type"),
        body.stated(),
        seen.received(),
        seen.sequence(),
        seen.epoch(),
        body.millis("age_ms"),
        body.time("sent"),
        fields.flag("recording"),
        fields.text("reason"),
        fields.text("technician"),
        body.fix(),
        body.count("battery_pct"),
        body.count("storage_free_mb"),
        body.seconds("prebuffer_s"),
        body.millis("rtt_ms"),
        body.satellite());
  }

  /** A missing {@code status} is {@code planned}. */
  public Visit visit(Entry entry) {
    BodyReader body = BodyReader.of(entry, zone);
    Fields fields = body.fields();
    Fields place = fields.fields("position");
    Fields appointment = fields.fields("appointment");
    String status = fields.text("status");
    return new Visit(
        new VisitId(entry.observation().device()),
        body.name(VisitKind.class, "kind"),
        texts(fields.items("technicians")).stream().map(TechnicianId::new).toList(),
        fields.text("customer"),
        fields.text("address"),
        fields.text("building"),
        place == null ? null : BodyReader.point(place),
        texts(fields.items("meters")),
        body.time("requested_at"),
        appointment == null
            ? null
            : new Visit.Appointment(body.time(appointment, "from"), body.time(appointment, "to")),
        status == null ? "planned" : status);
  }

  public CustodySpan custody(Entry entry) {
    BodyReader body = BodyReader.of(entry, zone);
    return new CustodySpan(
        entry.seq(),
        entry.observation().device(),
        new TechnicianId(body.text("technician")),
        body.time(body.fields(), "from"),
        body.time("to"));
  }

  public ReadingFact reading(Entry entry) {
    Observation seen = entry.observation();
    BodyReader body = BodyReader.of(entry, zone);
    String volume = body.fields().text("volume_m3");
    String flow = body.fields().text("flow_m3h");
    String valve = body.fields().text("valve");
    return new ReadingFact(
        entry.seq(),
        seen.device(),
        seen.stated() == null ? null : body.stated(),
        seen.received(),
        seen.source(),
        volume == null ? null : new BigDecimal(volume),
        flow == null ? null : new BigDecimal(flow),
        valve == null ? null : valve.equals("open"),
        texts(body.fields().items("alarms")));
  }

  public MeterCommand command(Entry entry) {
    Observation seen = entry.observation();
    return new MeterCommand(
        entry.seq(), seen.device(), BodyReader.of(entry, zone).text("command"), seen.received());
  }

  private static List<String> texts(List<JsonValue> items) {
    return items.stream().map(item -> ((Text) item).text()).toList();
  }
}
