package io.lintel.gateway.health;

import java.util.Optional;

/** One part's readiness. Safe to ask from any thread, at any time, without blocking. */
public interface Health {
  /**
   * Stable, as it stands in {@code /readyz}: {@code journal}, {@code mqtt}, {@code
   * line:north-riser}.
   */
  String name();

  /** Empty when ready; else one sentence: what is wrong, since when, what to do. */
  Optional<String> notReadyBecause();

  /** What an operator should know although the part is ready; empty if there is nothing. */
  default Optional<String> remark() {
    return Optional.empty();
  }

  /** Whether the gateway as a whole is not ready without this part; a sink or one line is not. */
  default boolean essential() {
    return true;
  }
}
