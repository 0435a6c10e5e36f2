package io.lintel.gateway.sink;

import io.lintel.gateway.health.Health;
import java.time.Instant;
import java.util.Optional;

/** A reader of the journal that carries it elsewhere. The gateway is ready without it. */
public interface Sink extends Health {
  /** The number of the last entry the target has acknowledged, or that is set aside. */
  long cursor();

  /** How many entries lie between the cursor and the end of the journal. */
  long behind();

  /** What went wrong last, while it has not gone well since. */
  Optional<String> lastError();

  /** When the target last accepted anything; empty if it never did. */
  Optional<Instant> lastAccepted();

  /** How many entries the target refuses and are set aside. */
  long setAside();

  /** Tries what is set aside once more; returns at once. */
  void sendAgain();

  @Override
  default Optional<String> notReadyBecause() {
    return lastError();
  }

  @Override
  default Optional<String> remark() {
    long refused = setAside();
    return refused == 0
        ? Optional.empty()
        : Optional.of(
            refused
                + (refused == 1 ? " entry is" : " entries are")
                + " set aside because the target refuses them; see /api/v1/sinks/"
                + name()
                + "/set-aside");
  }

  @Override
  default boolean essential() {
    return false;
  }
}
