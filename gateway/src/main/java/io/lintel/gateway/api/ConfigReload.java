package io.lintel.gateway.api;

import java.util.concurrent.CompletionStage;

/** Takes the configuration file up again: lines and meters, without losing a reading. */
public interface ConfigReload {
  /**
   * Completes with one sentence about what changed; fails with {@link Refused} (422, every mistake
   * with its line) if the file is invalid, and then nothing has changed.
   */
  CompletionStage<String> reload();
}
