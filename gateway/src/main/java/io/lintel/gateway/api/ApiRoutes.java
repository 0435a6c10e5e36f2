package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.time.Timekeeper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.function.Function;

/** The resources of {@code /api/v1} that are read. */
public final class ApiRoutes implements Routes {
  private final Vertx vertx;
  private final Reads reads;
  private final VisitResource visits;
  private final FactResource facts;
  private final RecorderResource recorders;
  private final MeterResource meters;
  private final RejectedResource rejected;
  private final CustodyResource custody;
  private final FindingResource findings;
  private final ReadyToKnock knock;
  private final KnockStreams streams;

  /**
   * @param streams told of every step of the projector's
   */
  public ApiRoutes(
      Vertx vertx,
      Reads reads,
      Journal journal,
      ZoneId zone,
      Clauses clauses,
      LatestClocks clocks,
      Timekeeper time,
      KnockStreams streams) {
    this.vertx = vertx;
    this.reads = reads;
    this.visits = new VisitResource(reads, zone, clauses, time);
    this.facts = new FactResource(reads, journal, zone);
    this.recorders = new RecorderResource(reads, zone, clocks);
    this.meters = new MeterResource(reads, zone);
    this.rejected = new RejectedResource(reads, zone);
    this.custody = new CustodyResource(reads, zone);
    this.findings = new FindingResource(reads, zone);
    this.knock = new ReadyToKnock(reads, zone, time, streams);
    this.streams = streams;
  }

  @Override
  public void mount(Router router) {
    streams.start(vertx);
    CsvRoutes files = new CsvRoutes(reads);
    files.serve(router, "/visits", visits::export);
    files.serve(router, "/findings", findings::export);
    files.serve(router, "/orphans", facts::orphansExport);
    files.serve(router, "/recorders", recorders::export);
    files.serve(router, "/meters", meters::export);
    files.serve(router, "/rejected", rejected::export);
    get(router, "/visits", visits::list);
    get(router, "/visits/:id", visits::one);
    guarded(router, "/visits/:id/ready-to-knock", knock::answer);
    get(router, "/readings", facts::readings);
    get(router, "/slots", facts::slots);
    get(router, "/rejected", rejected::list);
    get(router, "/orphans", facts::orphans);
    get(router, "/findings", findings::list);
    get(router, "/findings/:id", findings::one);
    get(router, "/observations", facts::observations);
    get(router, "/observations/:seq", facts::observation);
    get(router, "/recorders", recorders::list);
    get(router, "/recorders/:id", recorders::one);
    get(router, "/meters", meters::list);
    get(router, "/meters/:id", meters::one);
    get(router, "/custody", custody::list);
  }

  private interface Resource {
    void answer(RoutingContext context);
  }

  private static void get(
      Router router, String path, Function<RoutingContext, Future<JsonNode>> question) {
    guarded(router, path, context -> Answers.later(context, question.apply(context)));
  }

  private static void guarded(Router router, String path, Resource resource) {
    router
        .get("/api/v1" + path)
        .handler(
            context -> {
              try {
                resource.answer(context);
              } catch (Refused refused) {
                Answers.problem(context, refused);
              }
            });
  }
}
