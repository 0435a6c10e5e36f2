package io.lintel.simulator.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.simulator.scenario.Sending;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What left the devices, the phones and the office, with the times that their clocks wrote: all
 * that somebody has to go by who asks neither the gateway nor the truth.
 */
record SentDay(
    List<Badge> badges,
    List<Order> orders,
    List<Tap> taps,
    List<Event> events,
    List<Report> reports) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern STEPS = Pattern.compile("/api/v1/visits/([^/]+)/steps");
  private static final Pattern EVENTS = Pattern.compile("/?lintel/v1/recorders/([^/]+)/events");
  private static final Pattern READINGS = Pattern.compile("/?lintel/v1/meters/([^/]+)/readings");

  /**
   * @param to null until the recorder's next hand-out
   */
  record Badge(String recorder, String technician, Instant from, @Nullable Instant to) {}

  record Order(
      String visit,
      String kind,
      List<String> technicians,
      List<String> meters,
      Instant from,
      Instant to) {}

  record Tap(String visit, String technician, String step, Instant at, boolean typedReading) {}

  record Event(String recorder, long seq, String type, Instant at) {}

  /**
   * @param left when it was sent, in truth
   */
  record Report(String meter, long seq, Instant at, Instant left) {}

  static SentDay of(List<Sending> sendings) {
    SentDay day =
        new SentDay(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    sendings.forEach(day::take);
    return day;
  }

  private void take(Sending sending) {
    String to = sending.to();
    if (to.equals("/api/v1/custody")) {
      each(sending, this::badge);
    } else if (to.equals("/api/v1/visits")) {
      each(sending, this::order);
    } else {
      match(STEPS, sending, this::tap);
      match(EVENTS, sending, this::event);
      match(READINGS, sending, (meter, sent) -> report(meter, sent, sending.at()));
    }
  }

  private void badge(JsonNode node) {
    time(node, "from")
        .ifPresent(
            from ->
                badges.add(
                    new Badge(
                        text(node, "recorder"),
                        text(node, "technician"),
                        from,
                        time(node, "to").orElse(null))));
  }

  private void order(JsonNode node) {
    JsonNode window = node.path("appointment");
    Optional<Instant> to = time(window, "to");
    time(window, "from")
        .ifPresent(
            from ->
                orders.add(
                    new Order(
                        text(node, "id"),
                        text(node, "kind"),
                        texts(node.path("technicians")),
                        texts(node.path("meters")),
                        from,
                        to.orElse(from))));
  }

  private void tap(String visit, JsonNode node) {
    time(node, "at")
        .ifPresent(
            at ->
                taps.add(
                    new Tap(
                        visit,
                        text(node, "technician"),
                        text(node, "step"),
                        at,
                        node.has("reading"))));
  }

  private void event(String recorder, JsonNode node) {
    time(node, "at")
        .ifPresent(
            at ->
                events.add(
                    new Event(recorder, node.path("seq").asLong(-1), text(node, "type"), at)));
  }

  private void report(String meter, JsonNode node, Instant left) {
    time(node, "at")
        .ifPresent(at -> reports.add(new Report(meter, node.path("seq").asLong(-1), at, left)));
  }

  private static void match(
      Pattern pattern, Sending sending, BiConsumer<String, JsonNode> consumer) {
    Matcher matcher = pattern.matcher(sending.to());
    if (matcher.matches()) {
      each(sending, node -> consumer.accept(matcher.group(1), node));
    }
  }

  /** One object or an array of them. */
  private static void each(Sending sending, Consumer<JsonNode> consumer) {
    JsonNode body = parsed(sending.body());
    if (body.isArray()) {
      body.forEach(consumer);
    } else {
      consumer.accept(body);
    }
  }

  /** What is no JSON was sent to be refused. */
  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.nullNode();
    }
  }

  private static Optional<Instant> time(JsonNode node, String key) {
    try {
      return Optional.of(OffsetDateTime.parse(text(node, key)).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText("");
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }
}
