package io.lintel.simulator.demo;

import io.lintel.simulator.scenario.Sending;
import io.lintel.simulator.transport.Carrier;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Plays a day by the wall's clock: each message leaves at its own moment. */
final class WallPlay {
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
  private static final long LOOK_AGAIN_MILLIS = 500;

  private final Carrier carrier;
  private final InstantSource wall;
  private final PrintWriter out;

  WallPlay(Carrier carrier, InstantSource wall, PrintWriter out) {
    this.carrier = carrier;
    this.wall = wall;
    this.out = out;
  }

  /** Returns when the last message has arrived, or the thread is interrupted. */
  void play(List<Sending> sendings) {
    Instant nextLine = wall.instant();
    try {
      for (Sending sending : sendings) {
        long early = Duration.between(wall.instant(), sending.at()).toMillis();
        if (early > 0) {
          Thread.sleep(early);
        }
        carrier.accept(sending);
        if (!wall.instant().isBefore(nextLine)) {
          nextLine = wall.instant().plus(BETWEEN_LINES);
          out.printf("%d of %d messages sent%n", carrier.sent(), sendings.size());
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
}
