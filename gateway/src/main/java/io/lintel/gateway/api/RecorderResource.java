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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /recorders} and {@code GET /recorders/{id}}. */
final class RecorderResource {
  /** Recorders that a list tells the clocks of. */
  private static final int MOST_CLOCKS = 100;

  private final Reads reads;
  private final ZoneId zone;
  private final LatestClocks clocks;

  RecorderResource(Reads reads, ZoneId zone, LatestClocks clocks) {
    this.reads = reads;
    this.zone = zone;
    this.clocks = clocks;
  }

  Future<JsonNode> list(RoutingContext context) {
    Asked asked = Asked.of(context, zone, "clock", "q", "limit", "after", "before");
    Turn turn = asked.turn(1);
    String from = turn.isFirst() ? "" : turn.row().get(0);
    boolean withClocks = asked.flag("clock");
    int limit = withClocks ? Math.min(asked.limit(), MOST_CLOCKS) : asked.limit();
    String text = asked.text("q");
    return reads.ask(
        tables ->
            Pages.turned(
                turn.back()
                    ? tables.recorders().knownBefore(text, from, limit + 1)
                    : tables.recorders().knownAfter(text, from, limit + 1),
                limit,
                asked,
                turn,
                id -> withClocks ? clocked(tables, id) : held(tables, id),
                (String id) -> new Object[] {id}));
  }

  CsvExport<String> export(RoutingContext context) {
    String text = Asked.of(context, zone, "q").text("q");
    return new CsvExport<>(
        "recorders",
        Columns.RECORDERS.headings(),
        (ProjectionReader tables, @Nullable String last, int limit) ->
            tables.recorders().knownAfter(text, last == null ? "" : last, limit),
        (tables, id) -> Columns.RECORDERS.cells(held(tables, id)));
  }

  private ObjectNode clocked(ProjectionReader tables, String id) {
    ObjectNode node = held(tables, id);
    LocalDate day = lastDay(tables.recorders().one(id), lastDocked(tables, id));
    if (day != null) {
      node.set("clock", clocks.latest(tables, id, day));
    }
    return node;
  }

  Future<JsonNode> one(RoutingContext context) {
    String id = context.pathParam("id");
    LocalDate day = Asked.of(context, zone, "day").day("day");
    return reads.ask(tables -> one(tables, id, day));
  }

  private ObjectNode one(ProjectionReader tables, String id, @Nullable LocalDate asked) {
    List<CustodySpan> spans = tables.custody().ofRecorder(id);
    Optional<State> state = tables.recorders().one(id);
    Optional<Instant> docked = lastDocked(tables, id);
    if (state.isEmpty() && docked.isEmpty() && spans.isEmpty()) {
      throw Refused.notFound("recorder", id);
    }
    ObjectNode node = node(id, state, docked);
    if (state.filter(last -> tables.facts().isUnproven(last.lastSeq())).isPresent()) {
      node.put("unproven", true);
    }
    LocalDate day = asked == null ? lastDay(state, docked) : asked;
    if (day != null) {
      node.set(
          "clock", ClockJson.of(day, clocks.through(tables, id, day), seq -> stated(tables, seq)));
    }
    ArrayNode custody = node.putArray("custody");
    spans.forEach(span -> custody.add(CustodyResource.span(span)));
    return node;
  }

  /** The day on which it last said something, or was last docked. */
  private @Nullable LocalDate lastDay(Optional<State> state, Optional<Instant> docked) {
    // Not by its own clock, which may be years off.
    return Stream.concat(state.map(State::received).stream(), docked.stream())
        .max(Comparator.naturalOrder())
        .map(last -> LocalDate.ofInstant(last, zone))
        .orElse(null);
  }

  /**
   * When a station last had it, by its word, or a file of it: this by when we heard of it, for what
   * a file says is the recorder's own time.
   */
  private static Optional<Instant> lastDocked(ProjectionReader tables, String id) {
    return Stream.concat(
            tables.facts().latest(Kind.DOCK_SESSION, id).stream(),
            tables.facts().lastReceived(Kind.DOCKED_FILE, id).stream())
        .max(Comparator.naturalOrder());
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

  /** With the technician in whose custody it was when it was last heard of, or is last known. */
  private static ObjectNode held(ProjectionReader tables, String id) {
    Optional<State> state = tables.recorders().one(id);
    Optional<Instant> docked = lastDocked(tables, id);
    ObjectNode node = node(id, state, docked);
    if (state.filter(last -> tables.facts().isUnproven(last.lastSeq())).isPresent()) {
      node.put("unproven", true);
    }
    Optional<Instant> when = state.map(State::received).or(() -> docked);
    tables.custody().ofRecorder(id).stream()
        .filter(span -> when.isEmpty() || isHeld(span, when.get()))
        .reduce((earlier, later) -> later)
        .ifPresent(span -> node.put("technician", span.technician().text()));
    return node;
  }

  private static boolean isHeld(CustodySpan span, Instant when) {
    Instant to = span.to();
    return !span.from().isAfter(when) && (to == null || when.isBefore(to));
  }

  private static ObjectNode node(String id, Optional<State> state, Optional<Instant> docked) {
    ObjectNode node =
        state
            .map(RecorderResource::state)
            .orElseGet(() -> Answers.object().put("id", id).put("state", "unknown"));
    docked.ifPresent(last -> node.put("last_docked", last.toString()));
    return node;
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
