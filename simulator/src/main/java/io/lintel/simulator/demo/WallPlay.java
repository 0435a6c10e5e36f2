package io.lintel.simulator.demo;

import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Sending;
import io.lintel.simulator.transport.Carrier;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays a day by the wall's clock: each message leaves at its own moment. The rest of the day can
 * be planned anew while it is played.
 */
final class WallPlay {
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
  private static final long LOOK_AGAIN_MILLIS = 500;

  private final Carrier carrier;
  private final InstantSource wall;
  private final PrintWriter out;
  private final Set<Sending> sent = new HashSet<>();
  private Iterator<Sending> rest = List.<Sending>of().iterator();
  private @Nullable Sending next;
  private Instant over = Instant.MIN;
  private int planned;

  WallPlay(Carrier carrier, InstantSource wall, PrintWriter out) {
    this.carrier = carrier;
    this.wall = wall;
    this.out = out;
  }

  /**
   * Returns when the day is over and the last message has arrived, or the thread is interrupted.
   * Until then meters on lines are there to be asked, whether or not anybody sends anything.
   */
  void play(Day day) {
    plan(day.sendings(), day.to());
    Instant nextLine = wall.instant();
    try {
      for (Sending due = awaited(); due != null; due = awaited()) {
        carrier.accept(due);
        if (!wall.instant().isBefore(nextLine)) {
          nextLine = wall.instant().plus(BETWEEN_LINES);
          out.printf("%d of %d messages sent%n", carrier.sent(), planned);
          out.flush();
        }
      }
      while (carrier.held() > 0) {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What has not been sent is replaced by what {@code day} holds from now on. */
  synchronized void replan(Day day) {
    Instant now = wall.instant();
    plan(
        day.sendings().stream()
            .filter(sending -> !sending.at().isBefore(now) && !sent.contains(sending))
            .toList(),
        day.to());
  }

  private synchronized void plan(List<Sending> sendings, Instant to) {
    over = to;
    planned = sent.size() + sendings.size();
    rest = sendings.iterator();
    next = rest.hasNext() ? rest.next() : null;
    notifyAll();
  }

  /** The next message, once its time has come; null when the day is over. */
  private synchronized @Nullable Sending awaited() throws InterruptedException {
    while (true) {
      Sending due = next;
      Instant when = due == null ? over : due.at();
      long early = Duration.between(wall.instant(), when).toMillis();
      if (early > 0) {
        wait(early);
      } else if (due == null) {
        return null;
      } else {
        next = rest.hasNext() ? rest.next() : null;
        sent.add(due);
        return due;
      }
    }
  }
}
