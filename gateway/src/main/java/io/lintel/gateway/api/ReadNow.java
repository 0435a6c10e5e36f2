package io.lintel.gateway.api;

import io.lintel.meter.spi.PollOutcome;
import java.util.concurrent.CompletionStage;

/** Reads a meter on a line at once. */
public interface ReadNow {
  /**
   * Completes when the reading is durable, or the meter was given up. Fails with {@link Refused}
   * where no line has the meter, or its line cannot be used now.
   */
  CompletionStage<PollOutcome> read(String meter);
}
