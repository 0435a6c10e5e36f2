package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Items;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.jt808.Position;
import io.lintel.gateway.jt808.Position.Alarm;
import io.lintel.gateway.jt808.Position.Extra;
import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What JT/T 808 terminals report, as observations of the recorders they are. */
public final class TerminalReports {
  /** The standard's own: its times are GMT+8 wherever the terminal is. */
  private static final String OFFSET = "+08:00";

  private static final int MICRODEGREE_DIGITS = 6;
  private static final int MOST_PERCENT = 100;

  private TerminalReports() {}

  /**
   * A position report, and an event of its own for each alarm in it that a recorder's story has to
   * know. A report without a fix is a sign of life with a time; one whose time is none (zeros, or
   * octets that are no date) is kept as it was reported, and states no time.
   *
   * @param raised alarms that were not raised in the report before
   * @param batteryExtra the additional item that holds the battery's charge in percent, or null:
   *     the standard has none, and makers differ
   * @param serial of the message it came in: what tells two reports without a time apart
   */
  public static List<Observation> position(
      String recorder,
      Position position,
      Set<Alarm> raised,
      @Nullable Integer batteryExtra,
      int serial,
      Bytes raw,
      Arrival arrival) {
    String stated = stated(position.time());
    String self = null;
    if (stated == null) {
      self = "no time " + serial + ' ' + Rejections.sha256(raw.toArray());
    }
    List<Observation> events = new ArrayList<>(1 + raised.size());
    Fields body = new Fields();
    body.with("type", new Text(position.located() ? "position" : "heartbeat"));
    place(body, position);
    battery(body, position, batteryExtra);
    body.with("jt808", details(position, stated == null));
    events.add(event(recorder, stated, self, body, raw, arrival));
    for (Alarm alarm : Alarm.values()) {
      if (raised.contains(alarm)) {
        Fields alarmed = alarmed(alarm);
        place(alarmed, position);
        // Beside the position of the same second it needs an identity of its own.
        String identity =
            alarmed.text("type")
                + ' '
                + alarm.wireName()
                + ' '
                + (stated == null ? String.valueOf(self) : stated);
        events.add(event(recorder, stated, identity, alarmed, raw, arrival));
      }
    }
    return events;
  }

  /**
   * 0x0002: a sign of life that states no time of the terminal, so that it says nothing of clocks.
   */
  public static Observation heartbeat(String recorder, Arrival arrival) {
    Fields body = new Fields().with("type", new Text("heartbeat"));
    return event(recorder, null, null, body, Bytes.empty(), arrival);
  }

  /** Somebody wanted to be a terminal that another connection is: named, and not let in. */
  public static Observation contested(
      String recorder, String what, String reason, Arrival arrival) {
    return Rejections.of(
        Kind.RECORDER_EVENT,
        recorder,
        what.getBytes(StandardCharsets.UTF_8),
        List.of(new Problem(0, "", reason)),
        arrival);
  }

  /** Octets that could not be understood. */
  public static Observation rejected(String device, Bytes raw, String reason, Arrival arrival) {
    return Rejections.of(
        Kind.RECORDER_EVENT, device, raw.toArray(), List.of(new Problem(0, "", reason)), arrival);
  }

  /**
   * {@code 261122091325} with its separators and the standard's offset; null if the digits are no
   * time.
   */
  private static @Nullable String stated(String digits) {
    String text =
        "20%s-%s-%sT%s:%s:%s%s"
            .formatted(
                digits.substring(0, 2),
                digits.substring(2, 4),
                digits.substring(4, 6),
                digits.substring(6, 8),
                digits.substring(8, 10),
                digits.substring(10, 12),
                OFFSET);
    return DeviceTime.parse(text, ZoneOffset.UTC) == null ? null : text;
  }

  private static Fields alarmed(Alarm alarm) {
    Fields body = new Fields();
    return switch (alarm) {
      case EMERGENCY -> body.with("type", new Text("sos"));
      case POWER_LOW -> body.with("type", new Text("battery_low"));
      case POWER_LOST, CAMERA_FAULT ->
          body.with("type", new Text("fault")).with("reason", new Text(alarm.wireName()));
    };
  }

  private static void place(Fields body, Position position) {
    if (position.located()) {
      body.with(
          "position",
          new Fields()
              .with("lat", degrees(position.latitudeMicrodegrees()))
              .with("lon", degrees(position.longitudeMicrodegrees())));
    }
  }

  private static void battery(Fields body, Position position, @Nullable Integer batteryExtra) {
    for (Extra extra : position.extras()) {
      if (batteryExtra != null
          && extra.id() == batteryExtra
          && extra.value().length() == 1
          && extra.value().at(0) <= MOST_PERCENT) {
        body.with("battery_pct", number(extra.value().at(0)));
      }
    }
  }

  private static Fields details(Position position, boolean timeless) {
    Fields extras = new Fields();
    Fields details = new Fields();
    for (Extra extra : position.extras()) {
      String id = String.format("%02X", extra.id());
      extras.with(id, new Text(extra.value().toHex()));
      if (extra.value().length() == 1 && extra.id() == Extra.SIGNAL) {
        details.with("signal", number(extra.value().at(0)));
      } else if (extra.value().length() == 1 && extra.id() == Extra.SATELLITES) {
        details.with("satellites", number(extra.value().at(0)));
      }
    }
    if (!extras.entries().isEmpty()) {
      details.with("extras", extras);
    }
    List<JsonValue> unread = new ArrayList<>(0);
    position.unread().forEach(what -> unread.add(new Text(what)));
    if (timeless) {
      details.with("time", new Text(position.time()));
      unread.add(new Text("time: expected YYMMDDhhmmss, found " + position.time()));
    }
    if (!unread.isEmpty()) {
      details.with("unread", new Items(unread));
    }
    return details
        .with("alarms", new Text(word(position.alarms())))
        .with("status", new Text(word(position.status())))
        .with("altitude_m", number(position.altitudeMetres()))
        .with("speed_kmh", new Text(BigDecimal.valueOf(position.speedTenths(), 1).toPlainString()))
        .with("direction_deg", number(position.direction()));
  }

  private static String word(long bits) {
    return String.format("%08X", bits);
  }

  private static Numeral number(int value) {
    return new Numeral(String.valueOf(value));
  }

  private static Numeral degrees(int micro) {
    return new Numeral(BigDecimal.valueOf(micro, MICRODEGREE_DIGITS).toPlainString());
  }

  private static Observation event(
      String recorder,
      @Nullable String stated,
      @Nullable String identity,
      Fields body,
      Bytes raw,
      Arrival arrival) {
    return new Observation(
        Kind.RECORDER_EVENT,
        arrival.source(),
        recorder,
        stated,
        null,
        null,
        identity,
        arrival.received(),
        arrival.speaker().voice(),
        CanonicalJson.bytes(body),
        raw);
  }
}
