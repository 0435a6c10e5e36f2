package io.lintel.gateway.source.http;

import io.lintel.gateway.api.Routes;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.time.Timekeeper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code POST /visits/{id}/steps}: one step or an array. Each is idempotent by its id: the same id
 * and body again is answered with the entry it repeats; the same id with another body is kept and
 * flagged as a conflict.
 */
public final class StepRoutes implements Routes {
  private final Vertx vertx;
  private final Intake intake;
  private final Journal journal;
  private final Timekeeper time;

  public StepRoutes(Vertx vertx, Intake intake, Journal journal, Timekeeper time) {
    this.vertx = vertx;
    this.intake = intake;
    this.journal = journal;
    this.time = time;
  }

  @Override
  public void mount(Router router) {
    JsonBody.before(router.post("/api/v1/visits/:id/steps")).handler(this::take);
  }

  /** Good steps are kept though others of the array are bad: a phone would send all of it again. */
  private void take(RoutingContext context) {
    byte[] payload = JsonBody.of(context);
    Taken taken =
        intake.steps(
            context.pathParam("id"),
            payload,
            Format.JSON,
            new Arrival("http", time.instant(), context.request().path()));
    Kept.answer(context, vertx, journal, taken);
  }
}
