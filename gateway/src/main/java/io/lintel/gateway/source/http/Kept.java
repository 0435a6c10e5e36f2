package io.lintel.gateway.source.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.api.Answers;
import io.lintel.gateway.api.FactJson;
import io.lintel.gateway.api.Refused;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;

/**
 * How requests end that bring what devices observed: good elements are kept though others of the
 * array are bad, for a device would send all of it again; the answer comes after the commit.
 */
public final class Kept {
  private Kept() {}

  /** Reads the body first: JSON, no larger than any payload may be. */
  public static Route before(Route route) {
    return JsonBody.before(route);
  }

  public static byte[] payload(RoutingContext context) {
    return JsonBody.of(context);
  }

  /** Appends {@code taken}, and answers with what became of it. */
  public static void answer(RoutingContext context, Vertx vertx, Journal journal, Taken taken) {
    Future.fromCompletionStage(journal.append(taken.all()), vertx.getOrCreateContext())
        .onFailure(e -> Answers.problem(context, e))
        .onSuccess(
            receipts -> {
              if (taken.good()) {
                answer(context, receipts.subList(0, taken.accepted().size()), taken.accepted());
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

  /** With the quality of each report that was not taken as it was sent. */
  private static void answer(
      RoutingContext context, List<Receipt> receipts, List<Observation> accepted) {
    boolean array = accepted.size() != 1 || JsonBody.isArray(payload(context));
    ObjectNode body = body(receipts, array);
    for (int i = 0; i < accepted.size(); i++) {
      JsonNode quality = FactJson.quality(accepted.get(i));
      if (quality != null) {
        JsonNode described = array ? body.path("items").path(i) : body;
        ((ObjectNode) described).set("quality", quality);
      }
    }
    Answers.json(context, status(receipts), body);
  }

  static void answer(RoutingContext context, List<Receipt> receipts, boolean array) {
    Answers.json(context, status(receipts), body(receipts, array));
  }

  private static int status(List<Receipt> receipts) {
    boolean anyNew =
        receipts.stream().anyMatch(receipt -> receipt.outcome() != Receipt.Outcome.DUPLICATE);
    return anyNew ? 201 : 200;
  }

  private static ObjectNode body(List<Receipt> receipts, boolean array) {
    ObjectNode body = Answers.object();
    if (array) {
      ArrayNode items = body.putArray("items");
      receipts.forEach(receipt -> describe(items.addObject(), receipt));
    } else {
      describe(body, receipts.get(0));
    }
    return body;
  }

  private static void describe(ObjectNode node, Receipt receipt) {
    node.put("seq", receipt.seq());
    node.put("outcome", receipt.outcome().name().toLowerCase(Locale.ROOT));
  }
}
