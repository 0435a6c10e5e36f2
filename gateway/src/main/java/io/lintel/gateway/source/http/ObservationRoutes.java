package io.lintel.gateway.source.http;

import io.lintel.gateway.api.Routes;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.time.Timekeeper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/**
 * What is posted about one visit, recorder or meter: one element or an array. Each is idempotent by
 * its id: the same id and body again is answered with the entry it repeats; the same id with
 * another body is kept and flagged as a conflict.
 *
 * <ul>
 *   <li>{@code POST /visits/{id}/steps}: what a phone says was done.
 *   <li>{@code POST /recorders/{id}/events}: for recorders without MQTT, with MQTT's payload.
 *   <li>{@code POST /meters/{id}/commands}: what another system asked a meter to do. It explains
 *       what the meter tells afterwards, and is sent to a meter that listens on our own endpoint.
 * </ul>
 */
public final class ObservationRoutes implements Routes {
  private final Vertx vertx;
  private final Intake intake;
  private final Journal journal;
  private final Timekeeper time;

  /** Understands a payload about the visit, recorder or meter with {@code id}. */
  private interface Taking {
    Taken take(String id, byte[] payload, Format format, Arrival arrival);
  }

  public ObservationRoutes(Vertx vertx, Intake intake, Journal journal, Timekeeper time) {
    this.vertx = vertx;
    this.intake = intake;
    this.journal = journal;
    this.time = time;
  }

  @Override
  public void mount(Router router) {
    post(router, "/api/v1/visits/:id/steps", intake::steps);
    post(router, "/api/v1/recorders/:id/events", intake::recorderEvents);
    post(router, "/api/v1/meters/:id/commands", intake::commands);
  }

  private void post(Router router, String path, Taking taking) {
    Kept.before(router.post(path))
        .handler(
            context ->
                Kept.answer(
                    context,
                    vertx,
                    journal,
                    taking.take(
                        context.pathParam("id"),
                        Kept.payload(context),
                        Format.JSON,
                        new Arrival(
                            "http",
                            time.instant(),
                            context.request().path(),
                            Speaker.ADMINISTRATOR))));
  }
}
