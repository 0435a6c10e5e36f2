package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.store.LinkTable.Corrected;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.RecorderTable.State;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /recorders}, {@code GET /recorders/{id}} and {@code GET /custody}. */
final class RecorderResource {
  private static final int MILLI_DIGITS = 3;

  private final Reads reads;
  private final ZoneId zone;

  RecorderResource(Reads reads, ZoneId zone) {
    this.reads = reads;
    this.zone = zone;
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
    return reads.ask(tables -> one(tables, id));
  }

  Future<JsonNode> custody(RoutingContext context) {
    Asked asked = Asked.of(context, zone, "limit", "after");
    String[] after = asked.after(2);
    int limit = asked.limit();
    String recorder = after == null ? "" : after[1];
    Instant from = after == null ? Asked.NEVER_BEFORE : Asked.instantOfCursor(after[0]);
    return reads.ask(
        tables ->
            Pages.of(
                tables.custody().after(recorder, from, limit + 1),
                limit,
                RecorderResource::span,
                (CustodySpan last) -> asked.next(last.from(), last.recorder())));
  }

  private static ObjectNode one(ProjectionReader tables, String id) {
    List<CustodySpan> spans = tables.custody().ofRecorder(id);
    State state = tables.recorders().one(id).orElse(null);
    if (state == null && spans.isEmpty()) {
      throw Refused.notFound("recorder", id);
    }
    ObjectNode node =
        state == null ? Answers.object().put("id", id).put("state", "unknown") : state(state);
    tables.links().latestOfRecorder(id).ifPresent(at -> node.set("clock", clock(at)));
    ArrayNode custody = node.putArray("custody");
    spans.forEach(span -> custody.add(span(span)));
    return node;
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

  /** How far the recorder's clock is ahead of the gateway's, as the audit last found. */
  private static ObjectNode clock(Corrected corrected) {
    TimeBounds time = corrected.link().time();
    ObjectNode node = Answers.object();
    node.put("as_of_seq", corrected.link().seq());
    ObjectNode offset = node.putObject("offset_s");
    offset.put("lo", seconds(time.hi(), corrected.at()));
    offset.put("estimate", seconds(time.estimate(), corrected.at()));
    offset.put("hi", seconds(time.lo(), corrected.at()));
    return node;
  }

  private static BigDecimal seconds(Instant from, Instant to) {
    return BigDecimal.valueOf(Duration.between(from, to).toMillis(), MILLI_DIGITS);
  }

  private static ObjectNode span(CustodySpan span) {
    ObjectNode node = Answers.object();
    node.put("recorder", span.recorder());
    node.put("technician", span.technician().text());
    node.put("from", span.from().toString());
    Instant to = span.to();
    if (to != null) {
      node.put("to", to.toString());
    }
    return node.put("seq", span.seq());
  }
}
