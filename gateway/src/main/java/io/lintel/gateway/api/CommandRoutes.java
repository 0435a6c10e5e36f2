package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.spi.PollOutcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDateTime;
import java.util.concurrent.CompletionException;

/** What makes the gateway do something: read a meter now, take its configuration up again. */
public final class CommandRoutes implements Routes {
  private final Vertx vertx;
  private final ReadNow readNow;
  private final ConfigReload reload;

  public CommandRoutes(Vertx vertx, ReadNow readNow, ConfigReload reload) {
    this.vertx = vertx;
    this.readNow = readNow;
    this.reload = reload;
  }

  @Override
  public void mount(Router router) {
    router.post("/api/v1/meters/:id/read-now").handler(this::read);
    router
        .post("/api/v1/config/reload")
        .handler(
            context ->
                answer(
                    context,
                    Future.fromCompletionStage(reload.reload(), vertx.getOrCreateContext())
                        .map(changed -> Answers.object().put("changed", changed))));
  }

  private void read(RoutingContext context) {
    String meter = context.pathParam("id");
    answer(
        context,
        Future.fromCompletionStage(readNow.read(meter), vertx.getOrCreateContext())
            .map(outcome -> json(meter, outcome)));
  }

  private static void answer(RoutingContext context, Future<? extends JsonNode> body) {
    body.onSuccess(node -> Answers.json(context, 200, node))
        .onFailure(
            e ->
                Answers.problem(
                    context,
                    e instanceof CompletionException && e.getCause() != null ? e.getCause() : e));
  }

  /** How the poll ended, in the words of a slot: read, or failed and why. */
  private static ObjectNode json(String meter, PollOutcome outcome) {
    ObjectNode node = Answers.object().put("meter", meter);
    if (outcome instanceof PollOutcome.Read read) {
      node.put("outcome", "read");
      reading(node, read.reading());
      return node;
    }
    node.put("outcome", "failed");
    if (outcome instanceof PollOutcome.Silent silent) {
      return node.put("why", "silent")
          .put("because", "No byte came within " + silent.waited().toMillis() + " ms.");
    }
    if (outcome instanceof PollOutcome.Garbled garbled) {
      return node.put("why", "garbled")
          .put("because", garbled.fault().message())
          .put("raw", garbled.frame().toHex());
    }
    if (outcome instanceof PollOutcome.Refused refused) {
      return node.put("why", "refused").put("code", refused.code()).put("because", refused.says());
    }
    return node.put("why", "unexpected").put("because", "The meter answered a write.");
  }

  private static void reading(ObjectNode node, MeterReading reading) {
    reading
        .volume()
        .ifPresent(volume -> node.put("volume_m3", volume.cubicMetres().toPlainString()));
    LocalDateTime at = reading.at();
    if (at != null) {
      node.put("at", at.toString());
    }
    ArrayNode values = node.putArray("values");
    reading
        .values()
        .forEach(
            value ->
                values
                    .addObject()
                    .put("quantity", value.quantity().wireName())
                    .put("value", value.value().toPlainString())
                    .put("unit", value.unit()));
    ArrayNode status = node.putArray("status");
    reading.status().forEach(status::add);
    node.put("raw", reading.raw().toHex());
  }
}
