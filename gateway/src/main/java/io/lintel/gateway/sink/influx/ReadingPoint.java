package io.lintel.gateway.sink.influx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import io.lintel.gateway.intake.GasMembers;
import io.lintel.gateway.intake.ReadingTime;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.time.UnsetClock;
import io.lintel.meter.reading.GasVolume.Conditions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * One reading as a point of the measurement {@code meter_reading}. Everything in it follows from
 * the journal entry, so that writing it again changes nothing.
 *
 * @param nanos since 1970: the meter's own time where it states one that can be, else when it was
 *     received
 */
record ReadingPoint(Entry entry, long nanos) {
  static final String MEASUREMENT = "meter_reading";

  private static final List<String> DECIMALS =
      List.of(
          "volume_m3",
          "volume_line_m3",
          "volume_base_m3",
          "flow_m3h",
          "flow_line_m3h",
          "flow_base_m3h",
          "temperature_c",
          "pressure_kpa",
          "battery_v");
  private static final long NANOS = 1_000_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What two points must not share, or the later one would replace the earlier. */
  record Place(String meter, String source, long nanos) {}

  /**
   * @param zone for times that devices write without an offset
   */
  static ReadingPoint of(Entry entry, ZoneId zone) {
    Observation reading = entry.observation();
    Instant at = ReadingTime.of(reading, zone);
    try {
      return new ReadingPoint(entry, nanos(at == null ? reading.received() : at));
    } catch (ArithmeticException beyondNanoseconds) {
      return new ReadingPoint(entry, nanos(reading.received()));
    }
  }

  /** Whether nothing dates it but the gateway's own clock, which was not set then. */
  static boolean isUndated(Entry entry, ZoneId zone) {
    Observation reading = entry.observation();
    return UnsetClock.shows(reading.received()) && ReadingTime.of(reading, zone) == null;
  }

  private static long nanos(Instant instant) {
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
  }

  Place place() {
    return new Place(entry.observation().device(), entry.observation().source(), nanos);
  }

  /**
   * @param shared whether another entry has the same place; then the journal number sets it apart
   */
  String line(boolean shared) {
    Observation reading = entry.observation();
    Point point =
        Point.measurement(MEASUREMENT)
            .addTag("meter", reading.device())
            .addTag("source", reading.source())
            .addField("journal", entry.seq())
            .time(nanos, WritePrecision.NS);
    if (shared) {
      point.addTag("entry", Long.toString(entry.seq()));
    }
    Long sequence = reading.sequence();
    if (sequence != null) {
      point.addField("seq", sequence);
    }
    addBody(point, body(reading));
    return point.toLineProtocol();
  }

  private static void addBody(Point point, JsonNode body) {
    for (String name : DECIMALS) {
      add(point, name, body.path(name).asText());
    }
    stated(point, body);
    String valve = body.path("valve").asText();
    if (!valve.isEmpty()) {
      point.addField("valve_open", valve.equals("open") ? 1L : 0L);
    }
    if (body.path("alarms").isArray()) {
      point.addField("alarms", (long) body.path("alarms").size());
    }
  }

  /** A figure that stands beside its conditions has a field of those too. */
  private static void stated(Point point, JsonNode body) {
    String said = body.path(GasMembers.CONDITIONS).asText();
    for (Conditions at : Conditions.values()) {
      if (at.wireName().equals(said)) {
        for (GasMembers gas : GasMembers.values()) {
          if (!body.has(gas.at(at))) {
            add(point, gas.at(at), body.path(gas.plain).asText());
          }
        }
      }
    }
  }

  private static void add(Point point, String field, String digits) {
    if (!digits.isEmpty()) {
      point.addField(field, new BigDecimal(digits));
    }
  }

  private static JsonNode body(Observation reading) {
    try {
      return JSON.readTree(reading.body().toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
