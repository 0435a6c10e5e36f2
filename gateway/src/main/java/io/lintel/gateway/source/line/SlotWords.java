package io.lintel.gateway.source.line;

import io.lintel.gateway.intake.SlotReport;
import io.lintel.meter.line.Slot;
import io.lintel.meter.line.TurnEnd;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.wire.Bytes;
import java.util.Locale;

/** What the journal says of a turn's end: a stable word first, then the rest for people. */
final class SlotWords {
  private SlotWords() {}

  static SlotReport report(Slot slot, String line, TurnEnd end) {
    return new SlotReport(
        slot.meter(), line, slot.due(), outcome(end), why(end), attempts(end), heard(end));
  }

  /** As in metrics and in the journal. */
  static String outcome(TurnEnd end) {
    if (end instanceof TurnEnd.Answered) {
      return "read";
    }
    return end instanceof TurnEnd.NotAttempted ? "not_attempted" : "failed";
  }

  static String why(TurnEnd end) {
    if (end instanceof TurnEnd.Failed failed) {
      return why(failed.outcome());
    }
    if (end instanceof TurnEnd.Lost lost) {
      return "line_lost: " + lost.why();
    }
    if (end instanceof TurnEnd.Broken broken) {
      return "defect: " + broken.why();
    }
    if (end instanceof TurnEnd.NotAttempted not) {
      return not.reason().wireName() + ": " + not.says();
    }
    return "";
  }

  static String why(PollOutcome outcome) {
    if (outcome instanceof PollOutcome.Silent silent) {
      return "silent: not one byte within " + silent.waited().toMillis() + " ms";
    }
    if (outcome instanceof PollOutcome.Garbled garbled) {
      return garbled.fault().kind().name().toLowerCase(Locale.ROOT)
          + ": "
          + garbled.fault().message();
    }
    if (outcome instanceof PollOutcome.Refused refused) {
      return "refused: " + refused.code() + ", " + refused.says();
    }
    return "unexpected: " + outcome;
  }

  /** The frame that could not be understood is kept: it may tell what is wrong with the line. */
  private static Bytes heard(TurnEnd end) {
    return end instanceof TurnEnd.Failed failed
            && failed.outcome() instanceof PollOutcome.Garbled garbled
        ? garbled.frame()
        : Bytes.empty();
  }

  private static int attempts(TurnEnd end) {
    if (end instanceof TurnEnd.Answered answered) {
      return answered.attempts();
    }
    if (end instanceof TurnEnd.Failed failed) {
      return failed.attempts();
    }
    if (end instanceof TurnEnd.Broken broken) {
      return broken.attempts();
    }
    return end instanceof TurnEnd.Lost lost ? lost.attempts() : 0;
  }
}
