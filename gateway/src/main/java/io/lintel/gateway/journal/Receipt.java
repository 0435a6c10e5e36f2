package io.lintel.gateway.journal;

/**
 * What became of one observation. It exists only once the observation is durable.
 *
 * @param seq its number, or for a duplicate the number of the entry it repeats
 */
public record Receipt(long seq, Outcome outcome) {
  public enum Outcome {
    NEW,
    DUPLICATE,
    /** New, but an earlier entry has the same identity and another body. */
    CONFLICT
  }
}
