package io.lintel.meter.line;

import io.lintel.meter.wire.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks on a shared line, and when. Pure: a carrier asks {@link #next} what to do, does it,
 * and reports what came of it with the time; a test does the same with a clock of its own.
 *
 * <p>Conversations take turns, one at a time; the line is quiet for its silence, counted from the
 * last byte on the wire, before anything is sent; what arrives in that quiet is a late answer and
 * is thrown away. A port that goes away is opened again, at growing intervals and whenever a turn
 * asks.
 */
public final class LineArbiter {
  private final LineTiming timing;
  private final LineLimits limits;
  private final Deque<Turn> urgent = new ArrayDeque<>();
  private final Deque<Turn> scheduled = new ArrayDeque<>();
  private final List<Ended> ended = new ArrayList<>();
  private final PortWatch port;
  private @Nullable Conversation current;
  private long lastByteNanos;
  private long troubledAt;

  /** A turn and its end, to be told outside of any lock. */
  record Ended(Turn turn, TurnEnd end) {}

  public LineArbiter(LineTiming timing, LineLimits limits, long nowNanos) {
    this.timing = timing;
    this.limits = limits;
    this.port = new PortWatch(limits, nowNanos);
    this.lastByteNanos = nowNanos;
    this.troubledAt = nowNanos;
  }

  /** Puts a turn in the queue. It may end at once, or end an older turn of the same meter. */
  public void request(Turn turn, long now) {
    if (!turn.urgent()) {
      endWaiting(
          older -> older.meter().equals(turn.meter()),
          new TurnEnd.NotAttempted(
              TurnEnd.Reason.OVERRUN, "the next slot came due first: the line is too slow"),
          scheduled);
    }
    if (urgent.size() + scheduled.size() >= limits.pending()) {
      end(
          turn,
          new TurnEnd.NotAttempted(
              TurnEnd.Reason.QUEUE_FULL, limits.pending() + " turns are waiting already"));
      return;
    }
    (turn.urgent() ? urgent : scheduled).add(turn);
    port.wanted(now);
  }

  /** Ends the turns that wait and match; the one that holds the line goes on. */
  public void withdraw(Predicate<Turn> which, TurnEnd.NotAttempted why) {
    endWaiting(which, why, urgent);
    endWaiting(which, why, scheduled);
  }

  /** Whether a conversation holds the line. */
  public boolean busy() {
    return current != null;
  }

  public LineAction next(long now) {
    if (!port.isOpen()) {
      return port.openAtNanos() <= now
          ? new LineAction.Open()
          : new LineAction.Rest(port.openAtNanos());
    }
    if (current == null) {
      begin(now);
    }
    while (current != null) {
      LineAction action = current.next(now, lastByteNanos);
      if (action != null) {
        return action;
      }
      troubledAt = current.troubledAt();
      end(current.turn(), current.end());
      current = null;
      begin(now);
    }
    return new LineAction.Rest(now + limits.idleLook().toNanos());
  }

  public void opened(long now) {
    port.opened();
    lastByteNanos = now;
  }

  /** Nobody's turn can be taken: those that wait end, so that no slot waits without end. */
  public void notOpened(String why, long now) {
    port.failed(now);
    Conversation interrupted = current;
    if (interrupted != null) {
      current = null;
      end(interrupted.turn(), interrupted.lost(why));
    }
    withdraw(any -> true, new TurnEnd.NotAttempted(TurnEnd.Reason.LINE_UNPLUGGED, why));
  }

  /** The open port went away. A conversation begins anew when it is back, once. */
  public void lost(String why, long now) {
    port.lost(now);
    if (current != null && !current.mayBeginAnew()) {
      end(current.turn(), current.lost(why));
      current = null;
    }
  }

  public void sent(Bytes frame, long now) {
    lastByteNanos = now + timing.wireNanos(frame.length());
    if (current != null) {
      current.sent(lastByteNanos);
    }
  }

  /**
   * @param chunk empty if nothing was there
   */
  public void received(Bytes chunk, long now) {
    if (!chunk.isEmpty()) {
      lastByteNanos = Math.max(lastByteNanos, now);
      port.spoke();
    }
    if (current != null) {
      current.received(chunk, now);
    }
  }

  /** The turns that ended since this was last asked, in order. */
  List<Ended> takeEnded() {
    List<Ended> taken = List.copyOf(ended);
    ended.clear();
    return taken;
  }

  private void begin(long now) {
    Turn turn = urgent.isEmpty() ? scheduled.poll() : urgent.poll();
    if (turn != null) {
      current = new Conversation(turn, timing, now, limits.conversation().toNanos(), troubledAt);
    }
  }

  private void endWaiting(Predicate<Turn> which, TurnEnd why, Deque<Turn> queue) {
    for (Iterator<Turn> turns = queue.iterator(); turns.hasNext(); ) {
      Turn turn = turns.next();
      if (which.test(turn)) {
        turns.remove();
        end(turn, why);
      }
    }
  }

  private void end(Turn turn, TurnEnd how) {
    ended.add(new Ended(turn, how));
  }
}
