package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Function;

/**
 * Mounts resources under {@code /control/v1}. They may block: each request is served by a worker.
 */
final class Control {
  static final String ROOT = "/control/v1";

  /** A whole scenario fits; nothing a tester sends is longer. */
  static final int BODY_BYTES = 256 * 1024;

  private final Vertx vertx;
  private final Router router;
  private final Stage stage;

  Control(Vertx vertx, Router router, Stage stage) {
    this.vertx = vertx;
    this.router = router;
    this.stage = stage;
    router
        .route(ROOT + "/*")
        .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES).setHandleFileUploads(false));
  }

  /** What a resource answers. */
  record Answer(int status, JsonNode body) {
    static Answer ok(JsonNode body) {
      return new Answer(200, body);
    }
  }

  void get(String path, Function<Asked, JsonNode> look) {
    mount(HttpMethod.GET, path, asked -> Answer.ok(look.apply(asked)));
  }

  void post(String path, Function<Asked, Answer> act) {
    mount(HttpMethod.POST, path, act);
  }

  void delete(String path, Function<Asked, Answer> act) {
    mount(HttpMethod.DELETE, path, act);
  }

  private void mount(HttpMethod method, String path, Function<Asked, Answer> act) {
    router.route(method, ROOT + path).handler(context -> serve(context, act));
  }

  private void serve(RoutingContext context, Function<Asked, Answer> act) {
    Asked asked = new Asked(context, stage);
    vertx
        .executeBlocking(() -> act.apply(asked), false)
        .onSuccess(answer -> Answers.json(context, answer.status(), answer.body()))
        .onFailure(failure -> Answers.problem(context, failure));
  }
}
