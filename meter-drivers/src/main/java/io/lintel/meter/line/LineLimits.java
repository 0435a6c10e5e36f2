package io.lintel.meter.line;

import java.time.Duration;

/**
 * What a line will bear.
 *
 * @param pending turns that may wait; one more ends {@link TurnEnd.Reason#QUEUE_FULL}
 * @param conversation the longest one turn may hold the line, retries and all: a babbling device
 *     must not own it
 * @param patience how long turns wait for a port that has just gone away: a converter that starts
 *     anew is back by then
 * @param patienceLater how long they wait for a port that has been away for longer
 * @param reopenFirst pause after the first failure to open the port; doubles
 * @param reopenMost where the doubling ends
 * @param idleLook how often an idle port is looked at, to notice that it was unplugged
 */
public record LineLimits(
    int pending,
    Duration conversation,
    Duration patience,
    Duration patienceLater,
    Duration reopenFirst,
    Duration reopenMost,
    Duration idleLook) {
  public static final LineLimits DEFAULT =
      new LineLimits(
          1_024,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofMillis(200),
          Duration.ofSeconds(5),
          Duration.ofMillis(250));
}
