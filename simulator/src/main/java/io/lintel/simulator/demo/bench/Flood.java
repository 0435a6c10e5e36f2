package io.lintel.simulator.demo.bench;

import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Observation;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Appends as fast as the journal takes it, with a named number of appends under way. */
final class Flood {
  private static final int AN_APPEND = 20;
  private static final int UNDER_WAY = 8;

  private Flood() {}

  /** Returns when all is committed. */
  static void into(Journal journal, List<Observation> observations) throws InterruptedException {
    Semaphore places = new Semaphore(UNDER_WAY);
    for (int from = 0; from < observations.size(); from += AN_APPEND) {
      places.acquire();
      var unused =
          journal
              .append(observations.subList(from, Math.min(from + AN_APPEND, observations.size())))
              .whenComplete((receipts, failure) -> places.release());
    }
    places.acquire(UNDER_WAY);
  }
}
