package io.lintel.gateway.source.http;

import io.lintel.gateway.api.Routes;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.time.Timekeeper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** {@code POST /recorders/{id}/events}: for recorders without MQTT, with MQTT's payload. */
public final class RecorderEventRoutes implements Routes {
  private final Vertx vertx;
  private final Intake intake;
  private final Journal journal;
  private final Timekeeper time;

  public RecorderEventRoutes(Vertx vertx, Intake intake, Journal journal, Timekeeper time) {
    this.vertx = vertx;
    this.intake = intake;
    this.journal = journal;
    this.time = time;
  }

  @Override
  public void mount(Router router) {
    Kept.before(router.post("/api/v1/recorders/:id/events"))
        .handler(
            context ->
                Kept.answer(
                    context,
                    vertx,
                    journal,
                    intake.recorderEvents(
                        context.pathParam("id"),
                        Kept.payload(context),
                        Format.JSON,
                        new Arrival("http", time.instant(), context.request().path()))));
  }
}
