package io.lintel.gateway.intake;

import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.finding.Answer;
import io.lintel.gateway.finding.Decision;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.recorder.DockSession;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.visit.VisitKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
                new BigDecimal(String.valueOf(typed.text("volume_m3"))),
                GasMembers.stated(typed)),
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
        place == null ? null : BodyReader.place(place),
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

  /** Whether an entry of what people said of a finding is a decision; else it is an answer. */
  public boolean isDecision(Entry entry) {
    return BodyReader.of(entry, zone).fields().text("decision") != null;
  }

  public Decision decision(Entry entry) {
    Observation said = entry.observation();
    BodyReader body = BodyReader.of(entry, zone);
    return new Decision(
        entry.seq(),
        new FindingId(said.device()),
        said.received(),
        body.text("by"),
        body.name(Decision.Word.class, "decision"),
        body.text("reason"),
        body.text("basis"));
  }

  public Answer answer(Entry entry) {
    Observation said = entry.observation();
    BodyReader body = BodyReader.of(entry, zone);
    return new Answer(
        entry.seq(),
        new FindingId(said.device()),
        said.received(),
        new TechnicianId(body.text("technician")),
        body.text("text"));
  }

  public ReadingFact reading(Entry entry) {
    Observation seen = entry.observation();
    BodyReader body = BodyReader.of(entry, zone);
    String valve = body.fields().text("valve");
    return new ReadingFact(
        entry.seq(),
        seen.device(),
        ReadingTime.of(seen, zone),
        seen.received(),
        seen.source(),
        GasMembers.VOLUME.of(body.fields()),
        GasMembers.FLOW.of(body.fields()),
        valve == null ? null : valve.equals("open"),
        texts(body.fields().items("alarms")));
  }

  public MeterCommand command(Entry entry) {
    Observation seen = entry.observation();
    BodyReader body = BodyReader.of(entry, zone);
    Instant asked = seen.stated() == null ? seen.received() : body.stated();
    return new MeterCommand(
        entry.seq(),
        seen.device(),
        body.text("command"),
        asked.isAfter(seen.received()) ? seen.received() : asked,
        body.fields().text("expires") == null ? null : body.time(body.fields(), "expires"));
  }

  /** A file that is a recording: {@link #isRecording}. */
  public DockedFile dockedFile(Entry entry) {
    Observation seen = entry.observation();
    BodyReader body = BodyReader.of(entry, zone);
    Fields fields = body.fields();
    List<Instant> written = new ArrayList<>();
    for (String text : texts(fields.items("written"))) {
      written.add(body.time(new Fields().with("at", new Text(text)), "at"));
    }
    List<DockedFile.TrackPoint> track = new ArrayList<>();
    for (JsonValue item : fields.items("track")) {
      Fields point = (Fields) item;
      Step.Fix fix = BodyReader.fix(point);
      if (fix != null) {
        track.add(
            new DockedFile.TrackPoint(
                BodyReader.millis(point, "into_ms"), body.time(point, "satellite"), fix));
      }
    }
    return new DockedFile(
        entry.seq(),
        seen.device(),
        body.text("name"),
        fields.text("sha256"),
        body.stated(),
        zone(fields),
        written,
        Objects.requireNonNullElse(body.millis("length_ms"), Duration.ZERO),
        fields.flag("sound"),
        track,
        body.text("station"),
        body.time("docked"),
        seen.received());
  }

  /**
   * Whose local time it may be that was written as UTC; the utility's if the file's dock is there.
   */
  private @Nullable ZoneId zone(Fields docked) {
    String abroad = docked.text("zone");
    boolean open = Boolean.TRUE.equals(docked.flag("zoneless"));
    return !open ? null : abroad == null ? zone : ZoneId.of(abroad);
  }

  /** Whether a docked file is one: stations take pictures and logs too. */
  public boolean isRecording(Entry entry) {
    return BodyReader.of(entry, zone).fields().text("media") == null;
  }

  public DockSession dockSession(Entry entry) {
    Observation seen = entry.observation();
    BodyReader body = BodyReader.of(entry, zone);
    Fields fields = body.fields();
    List<DockSession.Indexed> index = new ArrayList<>();
    for (JsonValue item : fields.items("index")) {
      Fields file = (Fields) item;
      index.add(
          new DockSession.Indexed(
              String.valueOf(file.text("name")),
              Objects.requireNonNullElse(file.integer("size"), 0L),
              file.text("sha256")));
    }
    return new DockSession(
        entry.seq(),
        seen.device(),
        body.text("station"),
        body.stated(),
        body.time("device_time"),
        Boolean.TRUE.equals(fields.flag("set")),
        fields.text("epoch"),
        fields.text("user"),
        Boolean.TRUE.equals(fields.flag("whole")),
        index,
        seen.received());
  }

  private static List<String> texts(List<JsonValue> items) {
    return items.stream().map(item -> ((Text) item).text()).toList();
  }
}
