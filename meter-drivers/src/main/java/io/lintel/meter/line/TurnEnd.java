package io.lintel.meter.line;

import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.wire.Bytes;
import java.util.Locale;

/** How a turn ended. Every turn ends in exactly one of these. */
public sealed interface TurnEnd {
  record Answered(MeterReading reading, int attempts) implements TurnEnd {}

  /** The meter did what it was told to. */
  record Obeyed(Bytes answer, int attempts) implements TurnEnd {}

  /**
   * @param outcome how the last attempt ended; never {@link PollOutcome.Read}
   */
  record Failed(PollOutcome outcome, int attempts) implements TurnEnd {}

  /** The port went away in mid-conversation and did not come back in time. */
  record Lost(String why, int attempts) implements TurnEnd {}

  /** The gateway itself failed at it; the line goes on. */
  record Broken(String why, int attempts) implements TurnEnd {}

  /** Not one byte was sent for it. */
  record NotAttempted(Reason reason, String says) implements TurnEnd {}

  /** Stable names: they stand in the journal. */
  enum Reason {
    /** The port cannot be opened. */
    LINE_UNPLUGGED,
    /** The meter failed so often that it is left alone for a while. */
    BACKED_OFF,
    /** The meter's next slot came due first: the line is too slow for its schedule. */
    OVERRUN,
    /** The journal took no more readings, and the meter's next slot came due first. */
    JOURNAL_STALLED,
    /** The line has more turns waiting than it may hold. */
    QUEUE_FULL,
    /** The gateway did not run when the slot was due. */
    GATEWAY_DOWN,
    /** The gateway ran when the slot was due, and stopped before its end was kept. */
    NOT_KEPT,
    /** The machine's clock was not set, or was set past the slot. */
    CLOCK,
    /** What the configuration says of the meter cannot be meant. */
    CONFIG_UNUSABLE,
    /** The meter was taken out of the configuration while its turn waited. */
    CONFIG_REMOVED,
    /** The line was closed while the turn waited. */
    LINE_CLOSED;

    /** Lower snake case. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
