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
  /** How often the port may go away under one question; an answer begins the count anew. */
  private static final int MOST_LOSSES = 3;

  /** How long a device that says that it is busy is left alone. */
  private static final long AFTER_BUSY = 250_000_000L;

  /** No driver may ask to be woken without end. */
  private static final long SHORTEST_WAIT = 1_000_000L;

  /**
   * An answer may take this many answer times, and for each octet of it the driver's slowest octet
   * more: noise that comes again and again must not look like an answer under way.
   */
  private static final int ANSWER_TIMES = 3;

  private final Turn turn;
  private final LineTiming own;
  private final long slowestOctet;
  private final long giveUpAt;
  private LineTiming timing;
  private boolean mayBeForgotten;
  private @Nullable Exchange exchange;
  private int attempt = 1;
  private int losses;
  private boolean anySent;
  private boolean looked;
  private Step.@Nullable Send toSend;
  private Step.@Nullable Speed toChange;
  private long answerNanos;
  private long deadline;
  private long latestDeadline;
  private @Nullable TurnEnd end;
  private long now;
  private long troubledAt;
  private long notBefore;
  private boolean doubt;

  /** Nothing of the exchange was sent, so the line must stand as it does of itself. */
  private boolean isNew;

  /**
   * @param mayBeForgotten whether the connection was quiet for so long that a silence says nothing
   *     of the meter: the question is then put once more
   * @param troubledAt when a question last went without its answer, which may still come
   */
  Conversation(
      Turn turn,
      LineTiming timing,
      long now,
      long longestNanos,
      long troubledAt,
      boolean mayBeForgotten) {
    this.turn = turn;
    this.own = timing;
    this.timing = timing;
    this.slowestOctet = turn.driver().slowestOctet().toNanos();
    this.giveUpAt = now + longestNanos;
    this.deadline = giveUpAt;
    this.now = now;
    this.troubledAt = troubledAt;
    this.notBefore = now;
    this.mayBeForgotten = mayBeForgotten;
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
    while (isListening() && now >= deadline) {
      deadline = now + answerNanos;
      step(Exchange::timedOut);
    }
    if (end != null) {
      return null;
    }
    if (toChange != null) {
      return now < lastByteNanos
          ? new LineAction.Listen(lastByteNanos)
          : new LineAction.Change(toChange.settings());
    }
    if (toSend == null) {
      return new LineAction.Listen(Math.min(deadline, giveUpAt));
    }
    if (isNew && !timing.equals(own)) {
      return new LineAction.Change(own.settings().orElseThrow());
    }
    long pause = Math.max(timing.silenceNanos(turn.driver()), toSend.pause().toNanos());
    long quietFrom = Math.max(notBefore, Math.max(lastByteNanos, troubledAt) + pause);
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
    isNew = false;
    anySent = true;
    answerNanos = Math.max(SHORTEST_WAIT, send.answerWithin().toNanos());
    deadline = lastByteNanos + answerNanos;
    latestDeadline = lastByteNanos + ANSWER_TIMES * answerNanos;
  }

  /** Characters stand as the exchange asked, or as they do of themselves again. */
  void changed(LineTiming standing, long when) {
    now = when;
    timing = standing;
    Step.Speed asked = toChange;
    toChange = null;
    if (asked != null) {
      isNew = false;
      answerNanos = Math.max(SHORTEST_WAIT, asked.answerWithin().toNanos());
      deadline = now + asked.answerWithin().toNanos();
      latestDeadline = deadline + ANSWER_TIMES * answerNanos;
    }
  }

  void cannotChange(String why, long when) {
    now = when;
    end = new TurnEnd.Failed(garbled(Fault.Kind.UNSUPPORTED, why), attempt);
  }

  private boolean isListening() {
    return end == null && toSend == null && toChange == null;
  }

  void received(Bytes chunk, long when) {
    now = when;
    if (toSend != null || toChange != null) {
      // Bytes here belong to nobody any more; what counts is a look that finds nothing.
      looked = chunk.isEmpty();
    } else if (!chunk.isEmpty() && end == null) {
      mayBeForgotten = false;
      latestDeadline += chunk.length() * slowestOctet;
      deadline = Math.min(now + answerNanos, latestDeadline);
      step(asked -> asked.received(chunk));
      if (toSend != null) {
        losses = 0;
      }
    }
  }

  /** Whether a question is out, and the answer to come. */
  boolean asked() {
    return anySent && isListening();
  }

  /** Whether, since this was last asked, a question was left without one byte. */
  boolean takeDoubt() {
    boolean doubted = doubt;
    doubt = false;
    return doubted;
  }

  /** The port went away; true if the conversation goes on when it is back. */
  boolean mayResume(long when) {
    now = when;
    mayBeForgotten = false;
    boolean spedUp = !timing.equals(own);
    timing = own;
    if (spedUp && end == null) {
      toSend = null;
      toChange = null;
    }
    if (isListening() && losses < MOST_LOSSES) {
      step(under -> spedUp ? beginAnew() : under.resumed().orElseGet(this::beginAnew));
    }
    return end != null || losses++ < MOST_LOSSES;
  }

  private Step beginAnew() {
    if (turn.command().isPresent() && anySent) {
      end =
          new TurnEnd.Lost(
              "the line went away after the command was sent: whether it was obeyed is not known",
              attempt);
      return new Step.Wait();
    }
    Exchange fresh = turn.exchange();
    exchange = fresh;
    isNew = true;
    return fresh.start();
  }

  /** How it ends if the port does not come back: as it had, if it had all it needed. */
  TurnEnd lost(String why) {
    if (end != null) {
      return end;
    }
    return anySent
        ? new TurnEnd.Lost(why, attempt)
        : new TurnEnd.NotAttempted(TurnEnd.Reason.LINE_UNPLUGGED, why);
  }

  /** How it ends if the gateway itself fails at it. */
  TurnEnd broken(String why) {
    return end != null ? end : new TurnEnd.Broken(why, attempt);
  }

  private void take(Step step) {
    if (step instanceof Step.Send send) {
      toSend = send;
      looked = false;
    } else if (step instanceof Step.Speed speed) {
      toChange = speed;
    } else if (step instanceof Step.Done done) {
      finish(done.outcome());
    }
  }

  private void finish(PollOutcome outcome) {
    boolean good = outcome instanceof PollOutcome.Read || outcome instanceof PollOutcome.Written;
    if (!good) {
      troubledAt = now;
    }
    doubt |= outcome instanceof PollOutcome.Silent;
    if (outcome instanceof PollOutcome.Read read) {
      end = new TurnEnd.Answered(read.reading(), attempt);
    } else if (outcome instanceof PollOutcome.Written written) {
      end = new TurnEnd.Obeyed(written.answer(), attempt);
    } else if (isFinal(outcome) || attempt >= attempts(outcome)) {
      end = new TurnEnd.Failed(outcome, attempt);
    } else {
      notBefore = outcome instanceof PollOutcome.Refused ? now + AFTER_BUSY : now;
      attempt++;
      start();
    }
  }

  /** A meter that understood and said no will say no again, unless it said that it is busy. */
  private static boolean isFinal(PollOutcome outcome) {
    return outcome instanceof PollOutcome.Refused refused && !refused.forNow();
  }

  /** A meter that is asked only once is asked once more where the link, not it, may be dead. */
  private int attempts(PollOutcome outcome) {
    boolean linkMayBeDead = mayBeForgotten && outcome instanceof PollOutcome.Silent;
    mayBeForgotten = false;
    return linkMayBeDead ? Math.max(2, turn.attempts()) : turn.attempts();
  }

  private void start() {
    exchange = null;
    isNew = true;
    step(Exchange::start);
  }

  /** A driver's defect costs its own meter the turn, and nobody else the line. */
  private void step(Function<Exchange, Step> event) {
    try {
      Exchange asked = exchange;
      if (asked == null) {
        asked = turn.exchange();
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
