package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.sink.SetAside;
import io.lintel.gateway.sink.Sink;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** What the targets of sinks refuse: listed with the reason, and sent again when asked to. */
public final class SinkRoutes implements Routes {
  private final List<Sink> sinks;
  private final SetAside setAside;
  private final Reads reads;
  private final ZoneId zone;

  public SinkRoutes(List<? extends Sink> sinks, SetAside setAside, Reads reads, ZoneId zone) {
    this.sinks = List.copyOf(sinks);
    this.setAside = setAside;
    this.reads = reads;
    this.zone = zone;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/v1/sinks/:id/set-aside").handler(context -> answer(context, list(context)));
    router
        .post("/api/v1/sinks/:id/set-aside/send-again")
        .handler(context -> answer(context, Future.succeededFuture(sendAgain(context))));
  }

  private static void answer(RoutingContext context, Future<? extends JsonNode> body) {
    body.onSuccess(node -> Answers.json(context, 200, node))
        .onFailure(e -> Answers.problem(context, e));
  }

  private Sink sink(RoutingContext context) {
    String name = context.pathParam("id");
    return sinks.stream()
        .filter(sink -> sink.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refused.notFound("sink", name));
  }

  private Future<JsonNode> list(RoutingContext context) {
    String name = sink(context).name();
    Asked asked = Asked.of(context, zone, "limit", "after");
    String[] after = asked.after(1);
    long afterSeq = after == null ? 0 : Asked.number(after[0]);
    int limit = asked.limit();
    return reads.blocking(
        () ->
            Pages.of(
                    setAside.list(name, afterSeq, limit + 1),
                    limit,
                    SinkRoutes::json,
                    last -> asked.next(Objects.requireNonNull(last).seq()))
                .put("total", setAside.count(name)));
  }

  private static JsonNode json(SetAside.Kept kept) {
    return Answers.object()
        .put("seq", kept.seq())
        .put("at", kept.at().toString())
        .put("why", kept.why())
        .put("record", kept.record());
  }

  private ObjectNode sendAgain(RoutingContext context) {
    Sink sink = sink(context);
    long there = sink.setAside();
    sink.sendAgain();
    return Answers.object().put("sending", there);
  }
}
