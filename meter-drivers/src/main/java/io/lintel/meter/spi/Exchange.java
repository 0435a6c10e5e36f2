package io.lintel.meter.spi;

import io.lintel.meter.wire.Bytes;
import java.util.Optional;

/**
 * One conversation, good for one use. The carrier calls {@link #start()} once, then {@link
 * #received} for every chunk and {@link #timedOut()} when an answer did not come within the time
 * the last {@link Step.Send} or {@link Step.Speed} gave; it stops at {@link Step.Done}. Chunks may
 * be cut anywhere, and may hold echo, noise, and answers to somebody else.
 */
public interface Exchange {
  Step start();

  Step received(Bytes chunk);

  Step timedOut();

  /**
   * The line went away under the question asked last, and is back: how the conversation goes on
   * with what it has. Empty where it has to begin anew. Not asked of one that changed the line's
   * speed: it begins anew.
   */
  default Optional<Step> resumed() {
    return Optional.empty();
  }
}
