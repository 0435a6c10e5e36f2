package io.lintel.simulator.fault;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Notes what happens on the lines of a day, for the truth; safe from any thread. */
public final class LineDiary {
  /**
   * The oldest exchanges are forgotten beyond. A thousand meters, asked every ten minutes for a day
   * and once more each time.
   */
  public static final int MOST = 300_000;

  /** Lines run side by side: who of two was first in one moment says nothing. */
  private static final Comparator<ExchangeRecord> IN_ORDER =
      Comparator.comparing(ExchangeRecord::at)
          .thenComparing(ExchangeRecord::line)
          .thenComparing(ExchangeRecord::meter)
          .thenComparingInt(ExchangeRecord::number);

  private final Deque<ExchangeRecord> exchanges = new ArrayDeque<>();
  private final List<Unplugging> unplugged = new ArrayList<>();

  synchronized void note(ExchangeRecord exchange) {
    if (exchanges.size() == MOST) {
      exchanges.removeFirst();
    }
    exchanges.addLast(exchange);
  }

  public synchronized void unplugged(String line, Instant at) {
    unplugged.add(new Unplugging(line, at, null));
  }

  public synchronized void pluggedIn(String line, Instant at) {
    unplugged.replaceAll(
        one ->
            one.line().equals(line) && one.until() == null
                ? new Unplugging(line, one.from(), at)
                : one);
  }

  public synchronized LineTruth soFar() {
    return new LineTruth(exchanges.stream().sorted(IN_ORDER).toList(), List.copyOf(unplugged));
  }
}
