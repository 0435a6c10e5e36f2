package io.lintel.meter.line;

import io.lintel.meter.spi.LineSettings;
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
 * asks; turns wait for it with {@link LineLimits#patience}. A connection on which a question was
 * left without a byte is opened anew before the next one: it may be dead without a sign.
 */
public final class LineArbiter {
  /** A connection that was quiet for longer may have been forgotten by what stands between. */
  private static final long FORGOTTEN_NANOS = 1_000_000_000L;

  private final LineTiming own;
  private final LineLimits limits;
  private final boolean connects;
  private final Deque<Waiting> urgent = new ArrayDeque<>();
  private final Deque<Waiting> scheduled = new ArrayDeque<>();
  private final List<Ended> ended = new ArrayList<>();
  private final PortWatch port;
  private @Nullable Conversation current;
  private long currentSince;
  private boolean mayBeDead;
  private LineTiming timing;
  private long lastByteNanos;
  private long troubledAt;

  /** A turn and its end, to be told outside of any lock. */
  record Ended(Turn turn, TurnEnd end) {}

  private record Waiting(Turn turn, long since) {}

  /** For a wire, which shows it when it is gone. */
  public LineArbiter(LineTiming timing, LineLimits limits, long nowNanos) {
    this(timing, limits, false, nowNanos);
  }

  /**
   * @param connects whether the port is a connection, which may be dead without a sign
   */
  public LineArbiter(LineTiming timing, LineLimits limits, boolean connects, long nowNanos) {
    this.own = timing;
    this.timing = timing;
    this.limits = limits;
    this.connects = connects;
    this.port = new PortWatch(limits, nowNanos);
    this.lastByteNanos = nowNanos;
    this.troubledAt = nowNanos;
  }

  /** Puts a turn in the queue. It may end at once, or end an older turn of the same meter. */
  public void request(Turn turn, long now) {
    if (!turn.urgent()) {
      endWaiting(older -> older.turn().meter().equals(turn.meter()), overtaken(), scheduled);
    }
    if (urgent.size() + scheduled.size() >= limits.pending()) {
      end(
          turn,
          new TurnEnd.NotAttempted(
              TurnEnd.Reason.QUEUE_FULL, limits.pending() + " turns are waiting already"));
      return;
    }
    (turn.urgent() ? urgent : scheduled).add(new Waiting(turn, now));
    port.wanted(now);
  }

  private TurnEnd.NotAttempted overtaken() {
    String down = port.isOpen() ? null : port.down();
    return down == null
        ? new TurnEnd.NotAttempted(
            TurnEnd.Reason.OVERRUN, "the next slot came due first: the line is too slow")
        : new TurnEnd.NotAttempted(TurnEnd.Reason.LINE_UNPLUGGED, down);
  }

  /** Ends the turns that wait and match; the one that holds the line goes on. */
  public void withdraw(Predicate<Turn> which, TurnEnd.NotAttempted why) {
    endWaiting(waiting -> which.test(waiting.turn()), why, urgent);
    endWaiting(waiting -> which.test(waiting.turn()), why, scheduled);
  }

  /** Whether a conversation holds the line, or has left it at another speed than its own. */
  public boolean busy() {
    return current != null || (port.isOpen() && !timing.equals(own));
  }

  /** Why the port cannot be used, or null while it can, or is only being opened anew. */
  @Nullable String down() {
    return port.down();
  }

  public LineAction next(long now) {
    if (!port.isOpen()) {
      return port.openAtNanos() <= now
          ? new LineAction.Open()
          : new LineAction.Rest(port.openAtNanos());
    }
    if (current == null && timing.equals(own)) {
      begin(now);
    }
    while (current != null) {
      LineAction action = current.next(now, lastByteNanos);
      mayBeDead |= connects && current.takeDoubt();
      if (action != null) {
        return mayBeDead && action instanceof LineAction.Transmit ? new LineAction.Close() : action;
      }
      finish(current, current.end());
      if (timing.equals(own)) {
        begin(now);
      }
    }
    if (!timing.equals(own)) {
      return now < lastByteNanos
          ? new LineAction.Listen(lastByteNanos)
          : new LineAction.Change(own.settings().orElseThrow());
    }
    return new LineAction.Rest(now + limits.idleLook().toNanos());
  }

  private void finish(Conversation over, TurnEnd how) {
    troubledAt = over.troubledAt();
    end(over.turn(), how);
    current = null;
  }

  public void opened(long now) {
    port.opened(now);
    timing = own;
    mayBeDead = false;
    lastByteNanos = now;
  }

  /** The port was closed because {@link LineAction.Close} asked for it. */
  public void closed(long now) {
    port.renewed(now);
    mayBeDead = false;
  }

  /** The port cannot be opened. Turns wait for it for a while, and no longer. */
  public void notOpened(String why, long now) {
    boolean wanted = current != null || !urgent.isEmpty() || !scheduled.isEmpty();
    port.failed(why, wanted, now);
    if (current != null && !isPatient(currentSince, now)) {
      end(current.turn(), current.lost(why));
      current = null;
    }
    TurnEnd.NotAttempted unplugged = new TurnEnd.NotAttempted(TurnEnd.Reason.LINE_UNPLUGGED, why);
    endWaiting(waiting -> !isPatient(waiting.since(), now), unplugged, urgent);
    endWaiting(waiting -> !isPatient(waiting.since(), now), unplugged, scheduled);
  }

  /** The line is given up: nobody's turn is taken any more. */
  public void givenUp(String why) {
    if (current != null) {
      end(current.turn(), current.lost(why));
      current = null;
    }
    withdraw(any -> true, new TurnEnd.NotAttempted(TurnEnd.Reason.LINE_CLOSED, why));
  }

  private boolean isPatient(long since, long now) {
    return now - since < limits.patienceLater().toNanos()
        || now - port.downSinceNanos() < limits.patience().toNanos();
  }

  /** The open port went away. A conversation goes on when it is back, a few times. */
  public void lost(String why, long now) {
    port.lost(why, current != null && current.asked(), now);
    if (current != null && !current.mayResume(now)) {
      end(current.turn(), current.lost(why));
      current = null;
    }
  }

  /** The carrier's own code failed; the conversation that holds the line cannot go on. */
  public void broken(String why, long now) {
    if (port.isOpen()) {
      port.lost(why, true, now);
    } else {
      notOpened(why, now);
    }
    if (current != null) {
      end(current.turn(), current.broken(why));
      current = null;
    }
  }

  /** Characters stand like this now. */
  public void changed(LineSettings settings, long now) {
    timing = own.at(settings);
    if (current != null) {
      current.changed(timing, now);
    }
  }

  /** The port's settings are not ours to change: whoever needs it ends. */
  public void cannotChange(String why, long now) {
    if (current != null) {
      current.cannotChange(why, now);
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
      mayBeDead = false;
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
    Waiting next = urgent.isEmpty() ? scheduled.poll() : urgent.poll();
    if (next != null) {
      currentSince = next.since();
      current =
          new Conversation(
              next.turn(),
              timing,
              now,
              limits.conversation().toNanos(),
              troubledAt,
              connects && now - lastByteNanos > FORGOTTEN_NANOS);
    }
  }

  private void endWaiting(Predicate<Waiting> which, TurnEnd why, Deque<Waiting> queue) {
    for (Iterator<Waiting> turns = queue.iterator(); turns.hasNext(); ) {
      Waiting waiting = turns.next();
      if (which.test(waiting)) {
        turns.remove();
        end(waiting.turn(), why);
      }
    }
  }

  private void end(Turn turn, TurnEnd how) {
    ended.add(new Ended(turn, how));
  }
}
