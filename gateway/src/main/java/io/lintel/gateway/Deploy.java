package io.lintel.gateway;

import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;

/** Verticles as parts that are started, and stopped in their turn. */
final class Deploy {
  private Deploy() {}

  /** Returns once it has started; throws what kept it from starting. */
  static void verticle(Vertx vertx, VerticleBase verticle, Opened opened) {
    String id = Await.done(vertx.deployVerticle(verticle).toCompletionStage());
    opened.onClose(
        verticle.getClass().getSimpleName(),
        () -> Await.done(vertx.undeploy(id).toCompletionStage()));
  }
}
