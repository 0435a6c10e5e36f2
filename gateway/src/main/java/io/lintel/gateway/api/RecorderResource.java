package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.RecorderTable.State;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /recorders} and {@code GET /recorders/{id}}. */
final class RecorderResource {
  private final Reads reads;
  private final ZoneId zone;
  private final RecorderClocks clocks;

  RecorderResource(Reads reads, ZoneId zone, RecorderClocks clocks) {
    this.reads = reads;
    this.zone = zone;
    this.clocks = clocks;
  }

  Future<JsonNode> list(RoutingContext context) {
    Asked asked = Asked.of(context, zone, "limit", "after");
    String[] after = asked.after(1);
    int limit = asked.limit();
    return reads.ask(
        tables ->
            Pages.of(
                tables.recorders().after(after == null ? "" : after[0], limit + 1),
                limit,
                state -> held(tables, state),
                (State last) -> asked.next(last.id())));
  }

  Future<JsonNode> one(RoutingContext context) {
    String id = context.pathParam("id");
    LocalDate day = Asked.of(context, zone, "day").day("day");
    return reads.ask(tables -> one(tables, id, day));
  }

  private ObjectNode one(ProjectionReader tables, String id, @Nullable LocalDate asked) {
    List<CustodySpan> spans = tables.custody().ofRecorder(id);
    State state = tables.recorders().one(id).orElse(null);
    if (state == null && spans.isEmpty()) {
      throw Refused.notFound("recorder", id);
    }
    ObjectNode node =
        state == null ? Answers.object().put("id", id).put("state", "unknown") : state(state);
    LocalDate day = asked == null ? lastDay(tables, id) : asked;
    if (day != null) {
      node.set("clock", ClockJson.of(day, clocks.of(tables, id, day), seq -> stated(tables, seq)));
    }
    ArrayNode custody = node.putArray("custody");
    spans.forEach(span -> custody.add(CustodyResource.span(span)));
    return node;
  }

  /** The day on which it last said something, or was last docked. */
  private @Nullable LocalDate lastDay(ProjectionReader tables, String id) {
    // Not by its own clock, which may be years off.
    Stream<Instant> heard = tables.recorders().one(id).map(State::received).stream();
    return Stream.concat(heard, tables.facts().latest(Kind.DOCK_SESSION, id).stream())
        .max(Comparator.naturalOrder())
        .map(last -> LocalDate.ofInstant(last, zone))
        .orElse(null);
  }

  /** The recorder's time as it wrote it; what others say of it is in their own time. */
  private static @Nullable String stated(ProjectionReader tables, long seq) {
    return tables
        .entries()
        .one(seq)
        .map(Entry::observation)
        .filter(said -> said.kind() == Kind.RECORDER_EVENT)
        .map(Observation::stated)
        .orElse(null);
  }

  /** With the technician in whose custody it was at its last word. */
  private static ObjectNode held(ProjectionReader tables, State state) {
    ObjectNode node = state(state);
    tables.custody().ofRecorder(state.id()).stream()
        .filter(span -> isHeld(span, state.received()))
        .reduce((earlier, later) -> later)
        .ifPresent(span -> node.put("technician", span.technician().text()));
    return node;
  }

  private static boolean isHeld(CustodySpan span, Instant when) {
    Instant to = span.to();
    return !span.from().isAfter(when) && (to == null || when.isBefore(to));
  }

  private static ObjectNode state(State state) {
    ObjectNode node = Answers.object();
    node.put("id", state.id());
    node.put("state", word(state));
    if (state.recording() != null) {
      node.put("recording", state.recording());
    }
    Instant since = state.recordingSince();
    if (since != null) {
      node.put("recording_since", since.toString());
    }
    if (state.batteryPercent() != null) {
      node.put("battery_pct", state.batteryPercent());
    }
    if (state.storageFreeMegabytes() != null) {
      node.put("storage_free_mb", state.storageFreeMegabytes());
    }
    node.put("last_seq", state.lastSeq());
    node.put("last_heard", state.received().toString());
    node.put("last_stated", state.at().toString());
    return node;
  }

  private static String word(State state) {
    if (Boolean.FALSE.equals(state.powered())) {
      return "off";
    }
    @Nullable Boolean recording = state.recording();
    if (recording == null) {
      return "unknown";
    }
    return recording ? "recording" : "idle";
  }
}
