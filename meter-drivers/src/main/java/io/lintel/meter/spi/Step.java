package io.lintel.meter.spi;

import io.lintel.meter.wire.Bytes;
import java.time.Duration;

/** What the carrier does next. */
public sealed interface Step {
  /**
   * Put {@code frame} on the line, after the line's silence; then wait.
   *
   * @param answerWithin counted from the last byte sent to the first byte received, and again from
   *     each byte received, until it is clear that only noise trickles in; the carrier adds the
   *     wire time of the frame itself
   * @param pause how long the line must have been quiet before the frame, where the device needs
   *     more than the line's own silence; zero for those that do not
   */
  record Send(Bytes frame, Duration answerWithin, Duration pause) implements Step {
    public Send(Bytes frame, Duration answerWithin) {
      this(frame, answerWithin, Duration.ZERO);
    }
  }

  /**
   * Characters stand differently on the line from now on, until the exchange ends; then wait, as
   * after a {@link Send}. What was sent before is on the wire to its last bit when the line
   * changes. However the exchange ends, the line has its own settings again before the next one. A
   * line that cannot change, because a converter or a network keeps its settings, ends the turn.
   *
   * @param answerWithin zero to go on at once: {@link Exchange#timedOut} says how
   */
  record Speed(LineSettings settings, Duration answerWithin) implements Step {
    public Speed(LineSettings settings) {
      this(settings, Duration.ZERO);
    }
  }

  /** Nothing to send: hand over more bytes, or the time-out. */
  record Wait() implements Step {}

  /** The conversation is over. */
  record Done(PollOutcome outcome) implements Step {}
}
