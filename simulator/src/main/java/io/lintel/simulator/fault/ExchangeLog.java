package io.lintel.simulator.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Every exchange of a day, for the truth; the oldest are forgotten at the limit. */
public final class ExchangeLog {
  /** A thousand meters, asked every ten minutes for a day and once more each time. */
  public static final int MOST = 300_000;

  private final Deque<ExchangeRecord> exchanges = new ArrayDeque<>();

  synchronized void note(ExchangeRecord exchange) {
    if (exchanges.size() == MOST) {
      exchanges.removeFirst();
    }
    exchanges.addLast(exchange);
  }

  public synchronized List<ExchangeRecord> all() {
    return List.copyOf(exchanges);
  }
}
