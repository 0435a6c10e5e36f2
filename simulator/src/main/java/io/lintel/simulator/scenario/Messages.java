package io.lintel.simulator.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.device.Corrector;
import io.lintel.simulator.device.Fix;
import io.lintel.simulator.device.MeterReport;
import io.lintel.simulator.device.RecorderReport;
import io.lintel.simulator.people.Deed;
import io.lintel.simulator.people.Phone.Tap;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.town.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is said on the wire, in the JSON of the contract. Devices write local time with its offset.
 */
final class Messages {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");
  private static final String DESK = "D-01";
  private static final Duration APPOINTMENT = Duration.ofHours(2);

  private final ZoneId zone;

  Messages(ZoneId zone) {
    this.zone = zone;
  }

  static String readingsOf(String meter) {
    return "lintel/v1/meters/" + meter + "/readings";
  }

  static String eventsOf(String recorder) {
    return "lintel/v1/recorders/" + recorder + "/events";
  }

  static String stepsOf(Walk walk) {
    return "/api/v1/visits/" + walk.errand().visit() + "/steps";
  }

  String reading(MeterReport report) {
    ObjectNode reading =
        JSON.objectNode()
            .put("at", time(report.at()))
            .put("seq", report.seq())
            .put("volume_m3", report.volume().toPlainString())
            .put("flow_m3h", report.flow().toPlainString())
            .put("temperature_c", report.temperature().toPlainString())
            .put("pressure_kpa", report.pressure().toPlainString())
            .put("battery_v", report.battery().toPlainString())
            .put("valve", report.valveOpen() ? "open" : "closed");
    Corrector corrector = report.corrector();
    if (corrector != null && corrector.tellsDial()) {
      reading.put("volume_base_m3", report.volume().toPlainString());
      reading.put("volume_line_m3", report.dial().toPlainString());
    } else if (corrector != null) {
      reading.put("conditions", "base");
    }
    if (!report.alarms().isEmpty()) {
      ArrayNode alarms = reading.putArray("alarms");
      report.alarms().forEach(alarms::add);
    }
    return reading.toString();
  }

  /**
   * @param fix where the recorder says it is, or null
   * @param numbered whether it counts its messages
   * @param sent what the recorder's clock shows when it leaves; null where nobody is told
   * @param roundTrip how long the message before took to be acknowledged; null for the first
   */
  String event(
      RecorderReport report,
      @Nullable Fix fix,
      boolean numbered,
      @Nullable Instant sent,
      @Nullable Duration roundTrip) {
    ObjectNode event = JSON.objectNode().put("at", time(report.stated()));
    if (numbered) {
      event.put("seq", report.seq());
    }
    event
        .put("type", report.type())
        .put("epoch", report.epoch())
        .put("recording", report.recording())
        .put("battery_pct", report.batteryPercent())
        .put("storage_free_mb", report.storageFreeMegabytes());
    if (sent != null) {
      event.put("sent", time(sent));
    }
    if (roundTrip != null) {
      event.put("rtt_ms", roundTrip.toMillis());
    }
    if (fix != null) {
      event.set("position", position(fix));
    }
    if (report.reason() != null) {
      event.put("reason", report.reason());
    }
    Duration prebuffer = report.prebuffer();
    if (prebuffer != null) {
      event.put("prebuffer_s", prebuffer.toSeconds());
    }
    return event.toString();
  }

  /**
   * @param typed the index as copied by hand, or null
   * @param dial whether the phone says that it is a corrector's dial
   * @param roundTrip how long the message before took to be answered; null after a lost network
   * @param aged whether the phone says how old the tap is
   */
  String step(
      Walk walk,
      Tap tap,
      @Nullable Fix fix,
      @Nullable BigDecimal typed,
      boolean dial,
      @Nullable Duration roundTrip,
      boolean aged) {
    ObjectNode step =
        JSON.objectNode()
            .put("id", tap.id().toString())
            .put("at", time(tap.stated()))
            .put("step", tap.act().deed().wireName())
            .put("technician", walk.technician());
    if (aged) {
      step.put("sent", time(tap.sent()))
          .put("age_ms", Duration.between(tap.at(), tap.sentAt()).toMillis());
    }
    if (roundTrip != null) {
      step.put("rtt_ms", roundTrip.toMillis());
    }
    if (fix != null) {
      step.set("position", position(fix));
    }
    if (typed != null) {
      ObjectNode reading =
          step.putObject("reading")
              .put("meter", walk.errand().meter())
              .put("volume_m3", typed.toPlainString());
      if (dial) {
        reading.put("conditions", "line");
      }
    }
    return step.toString();
  }

  /** What the desk did itself; its clock is right. */
  String officeStep(UUID id, Deed deed, Instant at) {
    return JSON.objectNode()
        .put("id", id.toString())
        .put("at", time(at))
        .put("step", deed.wireName())
        .put("technician", DESK)
        .toString();
  }

  /** The work order of a visit that was put off, with its new appointment. */
  String newAppointment(Walk walk) {
    return workOrder(walk, walk.arrived()).toString();
  }

  /**
   * @param planned when the office means a visit to be
   */
  String workOrders(List<Walk> walks, Function<Walk, Instant> planned) {
    ArrayNode orders = JSON.arrayNode();
    walks.forEach(walk -> orders.add(workOrder(walk, planned.apply(walk))));
    return orders.toString();
  }

  String custody(String recorder, String technician, Instant from) {
    return JSON.objectNode()
        .put("recorder", recorder)
        .put("technician", technician)
        .put("from", time(from))
        .toString();
  }

  private ObjectNode workOrder(Walk walk, Instant about) {
    Instant from = about.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    Instant calledIn = walk.arrangement().calledIn();
    Instant requested = calledIn == null ? from.minus(Duration.ofDays(3)) : calledIn;
    ObjectNode order =
        JSON.objectNode()
            .put("id", walk.errand().visit())
            .put("kind", walk.errand().kind().wireName())
            .put("customer", walk.errand().customer())
            .put("address", walk.errand().door().address())
            .put("building", walk.errand().door().staircase().id())
            .put("requested_at", time(requested))
            .put("status", "planned");
    walk.crew().forEach(order.withArray("technicians")::add);
    order.set("meters", JSON.arrayNode().add(walk.errand().meter()));
    order.set("position", place(walk.errand().door().place()));
    if (calledIn == null) {
      order
          .putObject("appointment")
          .put("from", time(from))
          .put("to", time(from.plus(APPOINTMENT)));
    }
    return order;
  }

  private static ObjectNode position(Fix fix) {
    return place(fix.place()).put("accuracy_m", fix.accuracyMetres());
  }

  private static ObjectNode place(Place place) {
    return JSON.objectNode().put("lat", place.lat()).put("lon", place.lon());
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }
}
