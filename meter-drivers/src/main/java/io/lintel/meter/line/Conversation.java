package io.lintel.meter.line;

import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.spi.Step;
import io.lintel.meter.wire.Bytes;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One turn while it holds the line: its attempts, each a fresh exchange of the driver's. */
final class Conversation {
  private static final int BEGINS_ANEW = 1;

  /** No driver may ask to be woken without end. */
  private static final long SHORTEST_WAIT = 1_000_000L;

  /**
   * An answer may take this many answer times, and for each octet of it {@link #SLOWEST_OCTET}
   * more: noise that comes again and again must not look like an answer under way.
   */
  private static final int ANSWER_TIMES = 3;

  private static final long SLOWEST_OCTET = 10_000_000L;

  private final Turn turn;
  private final long silenceNanos;
  private final long giveUpAt;
  private @Nullable Exchange exchange;
  private int attempt = 1;
  private int losses;
  private boolean anySent;
  private boolean looked;
  private Step.@Nullable Send toSend;
  private long answerNanos;
  private long deadline;
  private long latestDeadline;
  private @Nullable TurnEnd end;
  private long now;
  private long troubledAt;

  /**
   * @param troubledAt when a question last went without its answer, which may still come
   */
  Conversation(Turn turn, LineTiming timing, long now, long longestNanos, long troubledAt) {
    this.turn = turn;
    this.silenceNanos = timing.silenceNanos();
    this.giveUpAt = now + longestNanos;
    this.deadline = giveUpAt;
    this.now = now;
    this.troubledAt = troubledAt;
    start();
  }

  Turn turn() {
    return turn;
  }

  TurnEnd end() {
    return Objects.requireNonNull(end, "the conversation goes on");
  }

  long troubledAt() {
    return troubledAt;
  }

  /** What to do, or null when the turn has ended. */
  @Nullable LineAction next(long when, long lastByteNanos) {
    now = when;
    if (end == null && now >= giveUpAt) {
      end =
          new TurnEnd.Failed(
              garbled(Fault.Kind.LENGTH, "expected an answer that ends, found no end of bytes"),
              attempt);
    }
    while (end == null && toSend == null && now >= deadline) {
      deadline = now + answerNanos;
      step(Exchange::timedOut);
    }
    if (end != null) {
      return null;
    }
    if (toSend == null) {
      return new LineAction.Listen(Math.min(deadline, giveUpAt));
    }
    long quietFrom = Math.max(lastByteNanos, troubledAt) + silenceNanos;
    if (looked && now >= quietFrom) {
      return new LineAction.Transmit(toSend.frame());
    }
    return new LineAction.Listen(Math.max(now, quietFrom));
  }

  /**
   * @param lastByteNanos when the frame's last byte is on the wire
   */
  void sent(long lastByteNanos) {
    Step.Send send = Objects.requireNonNull(toSend, "nothing was to be sent");
    toSend = null;
    anySent = true;
    answerNanos = Math.max(SHORTEST_WAIT, send.answerWithin().toNanos());
    deadline = lastByteNanos + answerNanos;
    latestDeadline = lastByteNanos + ANSWER_TIMES * answerNanos;
  }

  void received(Bytes chunk, long when) {
    now = when;
    if (toSend != null) {
      // Bytes here belong to nobody any more; what counts is a look that finds nothing.
      looked = chunk.isEmpty();
    } else if (!chunk.isEmpty() && end == null) {
      latestDeadline += chunk.length() * SLOWEST_OCTET;
      deadline = Math.min(now + answerNanos, latestDeadline);
      step(asked -> asked.received(chunk));
    }
  }

  boolean mayBeginAnew() {
    if (losses++ >= BEGINS_ANEW) {
      return false;
    }
    start();
    return true;
  }

  /** How it ends if the port does not come back. */
  TurnEnd lost(String why) {
    return anySent
        ? new TurnEnd.Lost(why, attempt)
        : new TurnEnd.NotAttempted(TurnEnd.Reason.LINE_UNPLUGGED, why);
  }

  private void take(Step step) {
    if (step instanceof Step.Send send) {
      toSend = send;
      looked = false;
    } else if (step instanceof Step.Done done) {
      finish(done.outcome());
    }
  }

  private void finish(PollOutcome outcome) {
    if (!(outcome instanceof PollOutcome.Read)) {
      troubledAt = now;
    }
    if (outcome instanceof PollOutcome.Read read) {
      end = new TurnEnd.Answered(read.reading(), attempt);
    } else if (outcome instanceof PollOutcome.Refused || attempt >= turn.attempts()) {
      // A meter that understood and said no will say no again.
      end = new TurnEnd.Failed(outcome, attempt);
    } else {
      attempt++;
      start();
    }
  }

  private void start() {
    exchange = null;
    step(Exchange::start);
  }

  /** A driver's defect costs its own meter the turn, and nobody else the line. */
  private void step(Function<Exchange, Step> event) {
    try {
      Exchange asked = exchange;
      if (asked == null) {
        asked = turn.driver().read(turn.address());
        exchange = asked;
      }
      take(event.apply(asked));
    } catch (RuntimeException defect) {
      end =
          new TurnEnd.Failed(
              garbled(Fault.Kind.UNSUPPORTED, "the driver failed: " + defect), attempt);
    }
  }

  private static PollOutcome garbled(Fault.Kind kind, String message) {
    return new PollOutcome.Garbled(new Fault(kind, 0, message), Bytes.empty());
  }
}
