package io.lintel.gateway.journal;

import java.util.Optional;

/**
 * An observation on its way into the journal, with the key by which a repetition is found; worked
 * out by the thread that brings it, for the writer's time is the scarce one.
 */
public record Candidate(Observation observation, Optional<Identity> identity) {
  private static final long OVERHEAD_BYTES = 200;

  public static Candidate of(Observation observation) {
    return new Candidate(observation, Identity.of(observation));
  }

  /** About what it takes in memory and on disk. */
  long size() {
    return OVERHEAD_BYTES
        + observation.body().length()
        + observation.raw().length()
        + observation.device().length();
  }
}
