package io.lintel.meter.line;

import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.wire.Bytes;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Carries one line: does what its {@link LineArbiter} says, on a thread that is given to it. It
 * owns the port from the moment it runs until it ends. Turns may be submitted from any thread.
 */
public final class LineRunner implements Runnable {
  private static final TurnEnd.NotAttempted CLOSED =
      new TurnEnd.NotAttempted(TurnEnd.Reason.LINE_CLOSED, "the line was closed meanwhile");

  /** So that a defect that comes again at once does not take a whole processor. */
  private static final long AFTER_A_DEFECT = 100_000_000L;

  private final LinePort.Opener opener;
  private final LineArbiter arbiter;
  private final LineListener listener;
  private final LongSupplier nanos;
  private volatile boolean closing;
  private volatile @Nullable Thread thread;
  private @Nullable LinePort port;
  private @Nullable String toldDown;
  private boolean toldOpen;

  /**
   * @param nanos a clock that never jumps, as {@link System#nanoTime}
   */
  public LineRunner(
      LinePort.Opener opener,
      LineTiming timing,
      LineLimits limits,
      LineListener listener,
      LongSupplier nanos) {
    this.opener = opener;
    this.arbiter = new LineArbiter(timing, limits, opener.connects(), nanos.getAsLong());
    this.listener = listener;
    this.nanos = nanos;
  }

  /** Puts a turn in the queue; of a line that is closed its end is told before this returns. */
  public void submit(Turn turn) {
    boolean closed;
    synchronized (arbiter) {
      closed = closing;
      if (!closed) {
        arbiter.request(turn, nanos.getAsLong());
      }
    }
    if (closed) {
      turn.ended().accept(CLOSED);
    }
    wake();
  }

  /** Ends the waiting turns that match. */
  public void withdraw(Predicate<Turn> which, TurnEnd.NotAttempted why) {
    synchronized (arbiter) {
      arbiter.withdraw(which, why);
    }
    wake();
  }

  /** Asks the runner to end after the conversation that holds the line; does not wait for it. */
  public void stop() {
    synchronized (arbiter) {
      closing = true;
      withdrawAll();
    }
    wake();
  }

  /** Goes on whatever happens, until it is stopped: one meter's trouble is not its neighbours'. */
  @Override
  public void run() {
    thread = Thread.currentThread();
    try {
      while (!(closing && !busy())) {
        step();
      }
    } finally {
      closePort();
      synchronized (arbiter) {
        closing = true;
        arbiter.givenUp("the line was closed");
      }
      tellEnded();
    }
  }

  private void step() {
    try {
      act(next());
    } catch (RuntimeException | Error defect) {
      broken(defect);
    }
    tellEnded();
    tellPort();
  }

  private void act(LineAction action) {
    try {
      if (action instanceof LineAction.Open) {
        open();
      } else if (action instanceof LineAction.Close) {
        closePort();
        synchronized (arbiter) {
          arbiter.closed(nanos.getAsLong());
        }
      } else if (action instanceof LineAction.Transmit transmit) {
        opened().write(transmit.frame());
        synchronized (arbiter) {
          arbiter.sent(transmit.frame(), nanos.getAsLong());
        }
      } else if (action instanceof LineAction.Change change) {
        change(change.settings());
      } else if (action instanceof LineAction.Listen listen) {
        heard(opened().read(Math.max(0, listen.untilNanos() - nanos.getAsLong())));
      } else if (action instanceof LineAction.Rest rest) {
        rest(rest.untilNanos());
      }
    } catch (LineLost gone) {
      closePort();
      synchronized (arbiter) {
        arbiter.lost(gone.why(), nanos.getAsLong());
      }
    }
  }

  private void change(LineSettings settings) throws LineLost {
    Optional<String> refused = opened().change(settings);
    synchronized (arbiter) {
      if (refused.isPresent()) {
        arbiter.cannotChange(refused.get(), nanos.getAsLong());
      } else {
        arbiter.changed(settings, nanos.getAsLong());
      }
    }
  }

  private void open() {
    try {
      port = opener.open();
      synchronized (arbiter) {
        arbiter.opened(nanos.getAsLong());
      }
    } catch (LineLost failed) {
      synchronized (arbiter) {
        arbiter.notOpened(failed.why(), nanos.getAsLong());
      }
    }
  }

  /** Not the field's doing but ours. The turn that holds the line ends; the next one is taken. */
  private void broken(Throwable defect) {
    closePort();
    synchronized (arbiter) {
      arbiter.broken("the gateway failed: " + defect, nanos.getAsLong());
    }
    tell(() -> listener.defect("the line", defect));
    LockSupport.parkNanos(this, AFTER_A_DEFECT);
  }

  /** Each change once: a line that is tried again and again tells nothing new. */
  private void tellPort() {
    String down;
    synchronized (arbiter) {
      down = arbiter.down();
    }
    if (down != null && toldDown == null) {
      toldDown = down;
      tell(() -> listener.portDown(down));
    } else if (down == null && port != null && (toldDown != null || !toldOpen)) {
      toldDown = null;
      toldOpen = true;
      tell(listener::portOpened);
    }
  }

  private void tell(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException | Error defect) {
      listener.defect("the line's surroundings", defect);
    }
  }

  private void rest(long until) throws LineLost {
    tellEnded();
    tellPort();
    LockSupport.parkNanos(this, until - nanos.getAsLong());
    if (port != null) {
      heard(port.read(0));
    }
  }

  private void heard(Bytes chunk) {
    synchronized (arbiter) {
      arbiter.received(chunk, nanos.getAsLong());
    }
  }

  private LineAction next() {
    synchronized (arbiter) {
      return arbiter.next(nanos.getAsLong());
    }
  }

  private boolean busy() {
    synchronized (arbiter) {
      return arbiter.busy();
    }
  }

  private void tellEnded() {
    Iterable<LineArbiter.Ended> ended;
    synchronized (arbiter) {
      ended = arbiter.takeEnded();
    }
    for (LineArbiter.Ended one : ended) {
      tell(() -> one.turn().ended().accept(one.end()));
    }
  }

  private void withdrawAll() {
    arbiter.withdraw(any -> true, CLOSED);
  }

  private LinePort opened() throws LineLost {
    if (port == null) {
      throw new LineLost("the port is not open");
    }
    return port;
  }

  private void closePort() {
    LinePort closing = port;
    port = null;
    if (closing != null) {
      tell(closing::close);
    }
  }

  private void wake() {
    LockSupport.unpark(thread);
  }
}
