package io.lintel.simulator.network;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt to get a message through goes.
 *
 * @param lost what of it is lost, if anything
 * @param again after which the sender tries again, if something is lost
 * @param latency beside what any message takes
 * @param doubles further copies, each so long after the first
 * @param busy how long a busy front asks the sender to wait; null where it comes through
 */
public record Luck(
    Lost lost, Duration again, Duration latency, List<Duration> doubles, @Nullable Duration busy) {
  /** Nothing happens to it. */
  public static final Luck GOOD =
      new Luck(Lost.NOTHING, Duration.ZERO, Duration.ZERO, List.of(), null);

  public Luck {
    doubles = List.copyOf(doubles);
  }

  /** What of an attempt is lost. */
  public enum Lost {
    NOTHING,
    /** It never arrives. */
    REQUEST,
    /** It arrives, and the sender does not hear of it. */
    ANSWER
  }
}
