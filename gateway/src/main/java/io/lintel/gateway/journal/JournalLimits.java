package io.lintel.gateway.journal;

/**
 * What the journal holds in memory at most.
 *
 * @param queuedObservations waiting for a commit; beyond it {@link Journal.JournalFull}
 * @param queuedBytes the same, as an estimate of their size
 * @param groupObservations in one commit, unless one batch alone is larger
 */
public record JournalLimits(int queuedObservations, long queuedBytes, int groupObservations) {
  /** Half a second's worth of work at the rate the store keeps up with. */
  public static final JournalLimits DEFAULT = new JournalLimits(50_000, 64L << 20, 10_000);

  public JournalLimits {
    if (queuedObservations < 1 || queuedBytes < 1 || groupObservations < 1) {
      throw new IllegalArgumentException(
          "journal limits must be positive: "
              + queuedObservations
              + ", "
              + queuedBytes
              + ", "
              + groupObservations);
    }
  }
}
