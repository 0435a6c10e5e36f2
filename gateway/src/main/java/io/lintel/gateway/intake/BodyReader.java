package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step.Fix;
import io.lintel.gateway.wording.WireName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The body of one journal entry, member by member. */
final class BodyReader {
  /** Phones that do not say how accurate a position is are taken for indoors. */
  private static final double ACCURACY_METRES_IF_UNSTATED = 100;

  private static final int MILLIS_DECIMALS = 3;

  private final Entry entry;
  private final Fields fields;
  private final ZoneId zone;

  private BodyReader(Entry entry, Fields fields, ZoneId zone) {
    this.entry = entry;
    this.fields = fields;
    this.zone = zone;
  }

  static BodyReader of(Entry entry, ZoneId zone) {
    try {
      JsonValue body = PayloadReader.body(entry.observation().body().toArray());
      if (body instanceof Fields fields) {
        return new BodyReader(entry, fields, zone);
      }
      throw damaged(entry, "expected an object as body, found " + body.sketch());
    } catch (Malformed malformed) {
      throw damaged(entry, malformed.says());
    }
  }

  Fields fields() {
    return fields;
  }

  String text(String key) {
    String text = fields.text(key);
    if (text == null) {
      throw damaged(entry, key + " is missing");
    }
    return text;
  }

  <E extends Enum<E> & WireName> E name(Class<E> type, String key) {
    return WireName.parse(type, text(key))
        .orElseThrow(() -> damaged(entry, key + " is " + text(key)));
  }

  Instant stated() {
    String stated = entry.observation().stated();
    Instant instant = stated == null ? null : DeviceTime.parse(stated, zone);
    if (instant == null) {
      throw damaged(entry, "its stated time is " + stated);
    }
    return instant;
  }

  @Nullable Instant time(String key) {
    return fields.text(key) == null ? null : time(fields, key);
  }

  Instant time(Fields within, String key) {
    String text = within.text(key);
    Instant instant = text == null ? null : DeviceTime.parse(text, zone);
    if (instant == null) {
      throw damaged(entry, key + " is " + text);
    }
    return instant;
  }

  @Nullable Duration millis(String key) {
    return millis(fields, key);
  }

  static @Nullable Duration millis(Fields within, String key) {
    Long millis = within.integer(key);
    return millis == null ? null : Duration.ofMillis(millis);
  }

  @Nullable Duration seconds(String key) {
    Double seconds = fields.number(key);
    return seconds == null
        ? null
        : Duration.ofMillis(
            BigDecimal.valueOf(seconds).movePointRight(MILLIS_DECIMALS).longValue());
  }

  @Nullable Integer count(String key) {
    Long count = fields.integer(key);
    return count == null ? null : Math.toIntExact(count);
  }

  @Nullable Fix fix() {
    Fields position = fields.fields("position");
    return position == null ? null : fix(position);
  }

  /** What a device wrote as its position; null where that says that it does not know. */
  static @Nullable Fix fix(Fields position) {
    GeoPoint point = place(position);
    if (point == null) {
      return null;
    }
    Double accuracy = position.number("accuracy_m");
    return new Fix(point, accuracy == null ? ACCURACY_METRES_IF_UNSTATED : accuracy);
  }

  /** The satellites' time beside the position, or null: who has no fix has no such time. */
  @Nullable Instant satellite() {
    Fields position = fields.fields("position");
    return position == null || position.text("satellite") == null || place(position) == null
        ? null
        : time(position, "satellite");
  }

  /** A place on earth, or null where the coordinates are {@linkplain GeoPoint#isNowhere none}. */
  static @Nullable GeoPoint place(Fields position) {
    GeoPoint point = point(position);
    return point.isNowhere() ? null : point;
  }

  private static GeoPoint point(Fields position) {
    Double lat = position.number("lat");
    Double lon = position.number("lon");
    if (lat == null || lon == null) {
      throw new IllegalStateException("a position without lat or lon: " + position);
    }
    return new GeoPoint(lat, lon);
  }

  private static IllegalStateException damaged(Entry entry, String why) {
    return new IllegalStateException(
        "journal entry " + entry.seq() + " (" + entry.observation().kind() + "): " + why);
  }
}
