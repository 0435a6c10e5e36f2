package io.lintel.gateway.source.http;

import io.lintel.gateway.api.Routes;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.time.Timekeeper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/**
 * {@code POST /meters/{id}/commands}: what another system asked a meter to do. The gateway sends
 * nothing to the meter; it keeps that somebody did, which explains what the meter tells afterwards.
 */
public final class MeterCommandRoutes implements Routes {
  private final Vertx vertx;
  private final Intake intake;
  private final Journal journal;
  private final Timekeeper time;

  public MeterCommandRoutes(Vertx vertx, Intake intake, Journal journal, Timekeeper time) {
    this.vertx = vertx;
    this.intake = intake;
    this.journal = journal;
    this.time = time;
  }

  @Override
  public void mount(Router router) {
    Kept.before(router.post("/api/v1/meters/:id/commands"))
        .handler(
            context ->
                Kept.answer(
                    context,
                    vertx,
                    journal,
                    intake.commands(
                        context.pathParam("id"),
                        Kept.payload(context),
                        Format.JSON,
                        new Arrival("http", time.instant(), context.request().path()))));
  }
}
