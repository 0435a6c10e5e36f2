package io.lintel.gateway.clock;

/**
 * A stretch of live messages, as it bounds the offset.
 *
 * @param at when its fastest message came
 * @param lead M: the largest lead among its messages
 * @param within L: the longest way the fastest can have taken
 * @param earned whether a round trip was measured
 */
record LiveWindow(long at, long lead, long within, boolean earned) {
  long highest() {
    return lead + within;
  }

  long middle() {
    return lead + within / 2;
  }
}
