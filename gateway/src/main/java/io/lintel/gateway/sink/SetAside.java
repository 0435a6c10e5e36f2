package io.lintel.gateway.sink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the targets of sinks refuse for good, kept with the reason until it is sent again: nothing
 * that was taken in is left out silently. Blocking; outlives the process.
 */
public interface SetAside {
  /** Characters kept of a reason. */
  int REASON_CHARS = 500;

  /**
   * @param seq the journal number
   * @param at when it was set aside
   * @param record what the target refused, as it was sent
   * @param why in the target's words
   */
  record Kept(long seq, Instant at, String record, String why) {}

  /** Keeps what {@code sink} could not deliver; the same number again replaces the reason. */
  void keep(String sink, List<Kept> refused);

  /** Lets go of what the target has taken after all. */
  void release(String sink, List<Long> taken);

  /** Up to {@code limit} with {@code seq > after}, in order. */
  List<Kept> list(String sink, long after, int limit);

  long count(String sink);

  /** When the target last accepted anything; empty if it never did. */
  Optional<Instant> accepted(String sink);

  void accepted(String sink, Instant at);
}
