package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.RecorderTable.State;
import io.lintel.gateway.time.Timekeeper;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code GET /visits/{id}/ready-to-knock}: once, or as it changes, as server-sent events. */
final class ReadyToKnock {
  private final Reads reads;
  private final ZoneId zone;
  private final Timekeeper time;
  private final KnockStreams streams;

  ReadyToKnock(Reads reads, ZoneId zone, Timekeeper time, KnockStreams streams) {
    this.reads = reads;
    this.zone = zone;
    this.time = time;
    this.streams = streams;
  }

  void answer(RoutingContext context) {
    String visit = context.pathParam("id");
    String technician = Asked.of(context, zone, "technician").text("technician");
    String accept = context.request().getHeader("Accept");
    Future<KnockLight> light = look(visit, technician);
    if (accept != null && accept.contains("text/event-stream")) {
      light
          .onSuccess(first -> streams.open(context, first, () -> look(visit, technician)))
          .onFailure(e -> Answers.problem(context, e));
    } else {
      Answers.later(context, light.map(KnockLight::json));
    }
  }

  /**
   * @param technician one of the crew, or null for its first
   */
  private Future<KnockLight> look(String visit, @Nullable String technician) {
    return reads.ask(
        tables -> {
          Instant now = time.instant();
          Set<String> held = held(tables, technician(tables, visit, technician), now);
          List<State> heard = new ArrayList<>();
          List<String> silent = new ArrayList<>();
          for (String recorder : held) {
            tables
                .recorders()
                .one(recorder)
                .ifPresentOrElse(heard::add, () -> silent.add(recorder));
          }
          heard.sort(Comparator.comparing(State::received).reversed());
          return KnockLight.of(heard, silent, now);
        });
  }

  private static String technician(
      ProjectionReader tables, String visit, @Nullable String technician) {
    String order =
        tables.visits().one(visit).orElseThrow(() -> Refused.notFound("visit", visit)).workOrder();
    JsonNode crew = FactJson.parsed(order).path("technicians");
    if (technician == null) {
      return crew.path(0).asText("");
    }
    for (JsonNode member : crew) {
      if (member.asText().equals(technician)) {
        return technician;
      }
    }
    throw Refused.badRequest(
        "technician: expected one of the crew " + crew + ", found " + technician + ".");
  }

  private Set<String> held(ProjectionReader tables, String technician, Instant now) {
    Set<String> recorders = new LinkedHashSet<>();
    for (CustodySpan span : tables.custody().ofTechnician(technician)) {
      Instant to = span.to();
      if (!span.from().isAfter(now) && (to == null || to.isAfter(now))) {
        recorders.add(span.recorder());
      }
    }
    recorders.addAll(tables.custody().recordersBoundTo(technician, LocalDate.ofInstant(now, zone)));
    return recorders;
  }
}
