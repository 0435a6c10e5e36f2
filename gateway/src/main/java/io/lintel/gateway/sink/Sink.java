package io.lintel.gateway.sink;

import io.lintel.gateway.health.Health;
import java.util.Optional;

/** A reader of the journal that carries it elsewhere. The gateway is ready without it. */
public interface Sink extends Health {
  /** The number of the last entry the target has acknowledged. */
  long cursor();

  /** How many entries lie between the cursor and the end of the journal. */
  long behind();

  /** What went wrong last, while it has not gone well since. */
  Optional<String> lastError();

  @Override
  default Optional<String> notReadyBecause() {
    return lastError();
  }

  @Override
  default boolean essential() {
    return false;
  }
}
