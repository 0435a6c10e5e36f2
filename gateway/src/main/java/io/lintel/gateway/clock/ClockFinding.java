package io.lintel.gateway.clock;

import io.lintel.gateway.wording.WireName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something a device's clock did that a person should know of.
 *
 * @param at when, by the gateway's clock
 * @param by how far the clock is ahead, or how far it jumped; negative is behind, or back
 * @param evidence journal numbers, ascending
 */
public record ClockFinding(Kind kind, Instant at, Duration by, List<Long> evidence) {
  /** What was found. */
  public enum Kind implements WireName {
    /** The clock was set or jumped in mid-epoch; the epoch is cut there. */
    JUMP,
    /** It is wrong by whole hours: another time zone. */
    TIME_ZONE,
    /** It began at a factory date. */
    FACTORY_DATE,
    /** It is wrong by more than the prior of its kind allows. */
    WRONG,
    /** Measurements contradict each other, and no jump explains it. */
    CONTRADICTION
  }

  public ClockFinding {
    evidence = List.copyOf(evidence);
  }
}
