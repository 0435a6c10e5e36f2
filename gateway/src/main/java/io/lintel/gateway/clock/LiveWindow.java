package io.lintel.gateway.clock;

/**
 * A stretch of live messages, as it bounds the offset.
 *
 * @param seq of its fastest message
 * @param at when its fastest message came
 * @param lead M: the largest lead among its messages
 * @param within L: the longest way the fastest can have taken
 * @param earned whether a round trip was measured
 * @param relayed how far the clock may be ahead if a constant delay explains that the messages come
 *     late; {@link DriftEnvelope#NOTHING} where they do not
 */
public record LiveWindow(long seq, long at, long lead, long within, boolean earned, long relayed) {
  public long highest() {
    return Math.max(lead + within, relayed);
  }

  long middle() {
    return lead + within / 2;
  }
}
