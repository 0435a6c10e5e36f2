package io.lintel.gateway.source.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.api.Answers;
import io.lintel.gateway.api.Refused;
import io.lintel.gateway.api.Routes;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.time.Timekeeper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;

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
    List<Observation> all = taken.all();
    Future.fromCompletionStage(journal.append(all), vertx.getOrCreateContext())
        .onFailure(e -> Answers.problem(context, e))
        .onSuccess(
            receipts -> {
              if (taken.good()) {
                answer(context, receipts, JsonBody.isArray(payload));
              } else {
                Answers.problem(context, refusal(taken));
              }
            });
  }

  private static Refused refusal(Taken taken) {
    String kept =
        taken.accepted().isEmpty()
            ? ""
            : " The "
                + taken.accepted().size()
                + " others were kept; send only the bad ones again.";
    return Refused.badRequest(taken.diagnostic() + "." + kept);
  }

  static void answer(RoutingContext context, List<Receipt> receipts, boolean array) {
    boolean anyNew =
        receipts.stream().anyMatch(receipt -> receipt.outcome() != Receipt.Outcome.DUPLICATE);
    ObjectNode body = Answers.object();
    if (array) {
      ArrayNode items = body.putArray("items");
      receipts.forEach(receipt -> describe(items.addObject(), receipt));
    } else {
      describe(body, receipts.get(0));
    }
    Answers.json(context, anyNew ? 201 : 200, body);
  }

  static void describe(ObjectNode node, Receipt receipt) {
    node.put("seq", receipt.seq());
    node.put("outcome", receipt.outcome().name().toLowerCase(Locale.ROOT));
  }
}
