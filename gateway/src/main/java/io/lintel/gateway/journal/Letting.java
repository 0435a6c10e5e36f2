package io.lintel.gateway.journal;

import java.time.Instant;
import java.util.function.LongPredicate;

/**
 * Which octets a store is to let go of, in one step. The entries stay, without their raw octets.
 *
 * @param kind only theirs
 * @param after entries up to here are done with
 * @param last the last that may be looked at
 * @param window so many are looked at, at most
 * @param before what was received then or later keeps them
 * @param spared entries that keep theirs all the same
 */
public record Letting(
    Kind kind, long after, long last, int window, Instant before, LongPredicate spared) {

  /**
   * What a step did.
   *
   * @param upTo the last entry that was looked at
   * @param entries that have let go of theirs
   * @param bytes how many octets that were
   * @param more whether there may be more behind it
   */
  public record Done(long upTo, int entries, long bytes, boolean more) {}

  /** What a store does that keeps everything. */
  Done nothing() {
    return new Done(after, 0, 0, false);
  }
}
