package io.lintel.gateway;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting while the gateway starts and stops; never on an event loop. */
final class Await {
  private static final int AT_MOST_SECONDS = 60;

  private Await() {}

  /**
   * The stage's result, with its own exception if it failed.
   *
   * @throws IllegalStateException after a minute
   */
  static <T> T done(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(AT_MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      throw cause instanceof RuntimeException own ? own : new CompletionException(cause);
    } catch (TimeoutException late) {
      throw new IllegalStateException("no answer within " + AT_MOST_SECONDS + " s", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting or stopping", interrupted);
    }
  }
}
