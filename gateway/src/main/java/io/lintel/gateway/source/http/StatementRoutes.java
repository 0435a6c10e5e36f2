package io.lintel.gateway.source.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.api.Answers;
import io.lintel.gateway.api.Reads;
import io.lintel.gateway.api.Refused;
import io.lintel.gateway.api.Routes;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.time.Timekeeper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * {@code PUT /visits/{id}}, {@code POST /visits}, {@code PUT /custody}: what people's systems
 * state. A body with a mistake is refused as a whole, and nothing of it is kept.
 */
public final class StatementRoutes implements Routes {
  private final Intake intake;
  private final Timekeeper time;
  private final Statements statements;

  /**
   * @param written the last journal entry whose facts can be read
   */
  public StatementRoutes(
      Vertx vertx,
      Intake intake,
      Facts facts,
      Journal journal,
      Reads reads,
      LongSupplier written,
      Timekeeper time) {
    this.intake = intake;
    this.time = time;
    this.statements = new Statements(vertx, reads, journal, facts, written);
  }

  @Override
  public void mount(Router router) {
    JsonBody.before(router.put("/api/v1/visits/:id"))
        .handler(
            context ->
                take(
                    context,
                    intake.visit(
                        context.pathParam("id"), JsonBody.of(context), Format.JSON, now(context))));
    JsonBody.before(router.post("/api/v1/visits"))
        .handler(
            context ->
                take(context, intake.visits(JsonBody.of(context), Format.JSON, now(context))));
    JsonBody.before(router.put("/api/v1/custody"))
        .handler(
            context ->
                take(context, intake.custody(JsonBody.of(context), Format.JSON, now(context))));
  }

  private Arrival now(RoutingContext context) {
    return new Arrival("http", time.instant(), context.request().path(), Speaker.ADMINISTRATOR);
  }

  private void take(RoutingContext context, Taken taken) {
    if (!taken.good()) {
      Answers.problem(
          context, Refused.badRequest(taken.diagnostic() + ". Nothing of the request was kept."));
      return;
    }
    boolean array = JsonBody.isArray(JsonBody.of(context));
    statements
        .state(taken.accepted())
        .onSuccess(receipts -> answer(context, taken.accepted(), receipts, array))
        .onFailure(e -> Answers.problem(context, e));
  }

  private static void answer(
      RoutingContext context, List<Observation> statements, List<Receipt> receipts, boolean array) {
    ObjectNode body = Answers.object();
    ArrayNode items = body.arrayNode();
    boolean anyNew = false;
    for (int i = 0; i < receipts.size(); i++) {
      boolean stood = receipts.get(i).outcome() == Receipt.Outcome.DUPLICATE;
      anyNew |= !stood;
      items
          .addObject()
          .put(
              statements.get(i).kind() == Kind.VISIT ? "id" : "recorder",
              statements.get(i).device())
          .put("seq", receipts.get(i).seq())
          .put("outcome", stood ? "unchanged" : "new");
    }
    if (array) {
      body.set("items", items);
    } else {
      body = (ObjectNode) items.get(0);
    }
    Answers.json(context, anyNew ? 201 : 200, body);
  }
}
