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
   */
  record Send(Bytes frame, Duration answerWithin) implements Step {}

  /** Nothing to send: hand over more bytes, or the time-out. */
  record Wait() implements Step {}

  /** The conversation is over. */
  record Done(PollOutcome outcome) implements Step {}
}
