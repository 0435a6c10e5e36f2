package io.lintel.gateway.bench;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Waits for what Vert.x does. */
final class Settled {
  private static final long PATIENCE_SECONDS = 300;

  private Settled() {}

  static <T> T of(Future<T> future) {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
