package io.lintel.simulator.score;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.simulator.score.Observed.GivenVerdict;
import io.lintel.simulator.score.Observed.LinkClaim;
import io.lintel.simulator.score.Observed.Slot;
import io.lintel.simulator.score.Observed.StoredReading;
import io.lintel.simulator.transport.Point;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the gateway, by its HTTP interface and nothing else, what it made of the day. */
public final class Inquiry {
  private static final int PAGE = 10_000;

  private final Function<String, JsonNode> get;

  /**
   * @param get fetches the JSON at a path, for several threads at once
   */
  public Inquiry(Function<String, JsonNode> get) {
    this.get = get;
  }

  /**
   * @param points what the time-series store was given
   */
  public Observed made(List<Point> points) {
    List<StoredReading> readings = new ArrayList<>();
    pages("/api/v1/readings", item -> readings.add(reading(item)));
    List<Slot> slots = new ArrayList<>();
    pages("/api/v1/slots", item -> slots.add(slot(item)));
    List<String> visits = new ArrayList<>();
    pages("/api/v1/visits", item -> visits.add(text(item, "id")));
    List<LinkClaim> links = new ArrayList<>();
    List<GivenVerdict> verdicts = new ArrayList<>();
    for (Said said : visits.parallelStream().map(this::said).toList()) {
      links.addAll(said.links);
      verdicts.addAll(said.verdicts);
    }
    long entries = status().path("journal").path("last").asLong();
    return new Observed(readings, slots, links, verdicts, points, entries);
  }

  /** What is said of one visit: little of a large answer. */
  private record Said(List<LinkClaim> links, List<GivenVerdict> verdicts) {}

  private Said said(String visit) {
    JsonNode whole =
        get.apply("/api/v1/visits/" + URLEncoder.encode(visit, StandardCharsets.UTF_8));
    Said said = new Said(new ArrayList<>(), new ArrayList<>());
    whole.path("links").forEach(link -> link(visit, link, said.links));
    whole.path("verdicts").forEach(verdict -> said.verdicts.add(verdict(visit, verdict)));
    return said;
  }

  /** Empty when all that was journaled has been judged and uploaded; else what is behind. */
  public String behind() {
    JsonNode status = status();
    long last = status.path("journal").path("last").asLong();
    long projected = status.path("projected").asLong();
    StringBuilder behind = new StringBuilder();
    if (projected < last) {
      behind.append("projections %d of %d".formatted(projected, last));
    }
    for (JsonNode sink : status.path("sinks")) {
      if (sink.path("behind").asLong() > 0) {
        behind.append(
            " %s %d behind %s"
                .formatted(
                    text(sink, "name"), sink.path("behind").asLong(), text(sink, "last_error")));
      }
    }
    return behind.toString().strip();
  }

  /** {@code GET /api/v1/status}. */
  public JsonNode status() {
    return get.apply("/api/v1/status");
  }

  private void pages(String path, Consumer<JsonNode> take) {
    String next = path + "?limit=" + PAGE;
    while (!next.isEmpty()) {
      JsonNode page = get.apply(next);
      page.path("items").forEach(take);
      next = text(page, "next");
    }
  }

  private static StoredReading reading(JsonNode item) {
    Instant received = Instant.parse(text(item, "received"));
    JsonNode seq = item.path("seq");
    return new StoredReading(
        text(item, "meter"),
        item.hasNonNull("at") ? stated(text(item, "at")).orElse(received) : received,
        received,
        seq.isNumber() ? seq.longValue() : null,
        volume(item),
        text(item, "source"));
  }

  /** Empty for a clock that shows a local time and does not say of where. */
  private static Optional<Instant> stated(String at) {
    try {
      return Optional.of(OffsetDateTime.parse(at).toInstant());
    } catch (DateTimeParseException withoutZone) {
      return Optional.empty();
    }
  }

  private static Slot slot(JsonNode item) {
    return new Slot(
        text(item, "line"),
        text(item, "meter"),
        Instant.parse(text(item, "due")),
        text(item, "outcome"),
        text(item, "why"));
  }

  private static @Nullable BigDecimal volume(JsonNode item) {
    return item.hasNonNull("volume_m3") ? new BigDecimal(text(item, "volume_m3")) : null;
  }

  /** Steps name their visit themselves; only devices have to be linked. */
  private static void link(String visit, JsonNode link, List<LinkClaim> links) {
    boolean claimed = !link.has("end") || text(link, "end").equals("linked");
    boolean device = List.of("RECORDER_EVENT", "READING").contains(text(link, "kind"));
    if (claimed && device) {
      links.add(new LinkClaim(text(link, "device"), link.path("device_seq").asLong(-1), visit));
    }
  }

  private static GivenVerdict verdict(String visit, JsonNode verdict) {
    return new GivenVerdict(
        visit,
        text(verdict, "rule"),
        verdict.hasNonNull("technician") ? text(verdict, "technician") : null,
        text(verdict, "outcome"),
        verdict.hasNonNull("cause") ? text(verdict, "cause") : null);
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText("");
  }
}
