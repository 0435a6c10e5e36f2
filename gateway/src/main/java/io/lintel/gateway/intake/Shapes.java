package io.lintel.gateway.intake;

import static io.lintel.gateway.intake.FieldTypes.COMMAND_NAME;
import static io.lintel.gateway.intake.FieldTypes.EPOCH;
import static io.lintel.gateway.intake.FieldTypes.FLAG;
import static io.lintel.gateway.intake.FieldTypes.ID;
import static io.lintel.gateway.intake.FieldTypes.SHA256;
import static io.lintel.gateway.intake.FieldTypes.TEXT;
import static io.lintel.gateway.intake.FieldTypes.TIME;
import static io.lintel.gateway.intake.FieldTypes.integer;
import static io.lintel.gateway.intake.FieldTypes.listOf;
import static io.lintel.gateway.intake.FieldTypes.name;
import static io.lintel.gateway.intake.FieldTypes.number;
import static io.lintel.gateway.intake.FieldTypes.object;
import static io.lintel.gateway.intake.FieldTypes.text;

import io.lintel.gateway.finding.Decision;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.VisitKind;
import java.util.List;

/** The published payloads, one table each. */
final class Shapes {
  private static final long HIGHEST_SEQUENCE = 999_999_999_999_999_999L;
  private static final long LONGEST_AGE_MS = 366L * 24 * 3600 * 1000;
  private static final long LONGEST_ROUND_TRIP_MS = 3_600_000;
  private static final int SECONDS_OF_A_DAY = 86_400;
  private static final int MOST_TECHNICIANS = 20;
  private static final int MOST_METERS = 1000;
  private static final int MOST_ALARMS = 32;
  private static final int MOST_WITNESSES = 4;

  private static final Shape PLACE =
      new Shape().needs("lat", number(-90, 90)).needs("lon", number(-180, 180));

  private static final Shape FIX =
      new Shape()
          .needs("lat", Tolerant.number(-90, 90))
          .needs("lon", Tolerant.number(-180, 180))
          .may("accuracy_m", Tolerant.number(0, 1_000_000));

  /** Beside a recorder's position, the satellites' time is a clock that nobody set wrongly. */
  private static final Shape SATELLITE_FIX =
      new Shape()
          .needs("lat", Tolerant.number(-90, 90))
          .needs("lon", Tolerant.number(-180, 180))
          .may("accuracy_m", Tolerant.number(0, 1_000_000))
          .may("satellite", Tolerant.TIME);

  private static final Shape TYPED_READING =
      new Shape()
          .needs("meter", Tolerant.ID)
          .needs("volume_m3", Tolerant.decimal(false))
          .may(GasMembers.CONDITIONS, Tolerant.CONDITIONS);

  /**
   * The index is what is billed: what is wrong with it costs the reading, and nothing else does.
   */
  static final Shape READING =
      new Shape()
          .may("at", Tolerant.TIME)
          .may("seq", Tolerant.integer(0, HIGHEST_SEQUENCE))
          .whole("volume_m3", Tolerant.decimal(false))
          .may("volume_line_m3", Tolerant.decimal(false))
          .may("volume_base_m3", Tolerant.decimal(false))
          .may(GasMembers.CONDITIONS, Tolerant.CONDITIONS)
          .may("flow_m3h", Tolerant.decimal(true))
          .may("flow_line_m3h", Tolerant.decimal(true))
          .may("flow_base_m3h", Tolerant.decimal(true))
          .may("temperature_c", Tolerant.decimal(true))
          .may("pressure_kpa", Tolerant.decimal(true))
          .may("battery_v", Tolerant.decimal(false))
          .may("valve", Tolerant.oneOf(List.of("open", "closed")))
          .may("alarms", Tolerant.listOf(Tolerant.ALARM_NAME, MOST_ALARMS))
          .may("raw", Tolerant.OCTETS);

  /** As a command system gave it, or the gateway: see {@code …/commands} in the topics. */
  static final Shape COMMAND =
      new Shape()
          .needs("id", ID)
          .needs("command", COMMAND_NAME)
          .may("at", TIME)
          .may("expires", TIME)
          .may("by", TEXT);

  /** As a meter answers on {@code …/commands/{id}/result}; every key may be left out. */
  static final Shape COMMAND_RESULT =
      new Shape().may("id", ID).may("outcome", COMMAND_NAME).may("at", TIME).may("detail", TEXT);

  static final Shape RECORDER_EVENT =
      new Shape()
          .needs("at", Tolerant.TIME)
          .needs("type", Tolerant.name(RecorderEventType.class))
          .may("seq", Tolerant.integer(0, HIGHEST_SEQUENCE))
          .may("epoch", EPOCH)
          .may("age_ms", Tolerant.integer(0, LONGEST_AGE_MS))
          .may("sent", Tolerant.TIME)
          .may("rtt_ms", Tolerant.integer(0, LONGEST_ROUND_TRIP_MS))
          .may("reason", TEXT)
          .may("technician", Tolerant.ID)
          .may("position", Tolerant.object(SATELLITE_FIX))
          .may("battery_pct", Tolerant.integer(0, 100))
          .may("storage_free_mb", Tolerant.integer(0, Integer.MAX_VALUE))
          .may("recording", Tolerant.FLAG)
          .may("prebuffer_s", Tolerant.number(0, SECONDS_OF_A_DAY));

  static final Shape STEP =
      new Shape()
          .needs("at", Tolerant.TIME)
          .needs("step", Tolerant.name(StepType.class))
          .needs("technician", Tolerant.ID)
          .needs("id", Tolerant.ID)
          .whole("visit", ID)
          .may("age_ms", Tolerant.integer(0, LONGEST_AGE_MS))
          .may("sent", Tolerant.TIME)
          .may("rtt_ms", Tolerant.integer(0, LONGEST_ROUND_TRIP_MS))
          .may("position", Tolerant.object(FIX))
          .may("reading", Tolerant.object(TYPED_READING));

  static final Shape VISIT = visit().needs("id", ID);

  /** Where the id stands in the address. */
  static final Shape VISIT_NAMED_OUTSIDE = visit().may("id", ID);

  static final Shape CUSTODY =
      new Shape().needs("recorder", ID).needs("technician", ID).needs("from", TIME).may("to", TIME);

  static final Shape DECISION =
      new Shape()
          .needs("decision", name(Decision.Word.class))
          .needs("reason", text(Limits.REASON_CHARS))
          .may("by", TEXT);

  static final Shape ANSWER =
      new Shape().needs("technician", ID).needs("text", text(Limits.REASON_CHARS));
  private static final Shape TRACK_POINT =
      new Shape()
          .needs("satellite", TIME)
          .needs("lat", number(-90, 90))
          .needs("lon", number(-180, 180))
          .may("accuracy_m", number(0, 1_000_000))
          .may("into_ms", integer(0, LONGEST_AGE_MS));

  /** As the journal keeps it, whatever dialect it came in. */
  static final Shape DOCKED_FILE =
      new Shape()
          .needs("recorder", ID)
          .needs("name", TEXT)
          .needs("began", TIME)
          .needs("station", ID)
          .may("length_ms", integer(0, LONGEST_AGE_MS))
          .may("record", TEXT)
          .may("size", integer(0, HIGHEST_SEQUENCE))
          .may("sha256", SHA256)
          .may("zoneless", FLAG)
          .may("zone", TEXT)
          .may("written", listOf(TIME, MOST_WITNESSES))
          .may("sound", FLAG)
          .may("media", TEXT)
          .may("user", TEXT)
          .may("unit", TEXT)
          .may("epoch", EPOCH)
          .may("docked", TIME)
          .may("device_time", TIME)
          .may("station_time", TIME)
          .may("position", object(PLACE))
          .may("track", listOf(object(TRACK_POINT), DockReports.MOST_POINTS));

  private static final Shape INDEXED =
      new Shape()
          .needs("name", TEXT)
          .may("size", integer(0, HIGHEST_SEQUENCE))
          .may("sha256", SHA256);

  static final Shape DOCK_SESSION =
      new Shape()
          .needs("recorder", ID)
          .needs("station", ID)
          .needs("at", TIME)
          .may("device_time", TIME)
          .needs("set", FLAG)
          .may("epoch", EPOCH)
          .may("user", ID)
          .needs("whole", FLAG)
          .needs("index", listOf(object(INDEXED), Limits.ELEMENTS));

  private Shapes() {}

  private static Shape visit() {
    return new Shape()
        .needs("kind", name(VisitKind.class))
        .may("technicians", listOf(ID, MOST_TECHNICIANS))
        .may("customer", TEXT)
        .may("address", TEXT)
        .may("building", TEXT)
        .may("position", object(PLACE))
        .may("meters", listOf(ID, MOST_METERS))
        .may("requested_at", TIME)
        .may("appointment", object(new Shape().needs("from", TIME).needs("to", TIME)))
        .may("status", TEXT);
  }
}
