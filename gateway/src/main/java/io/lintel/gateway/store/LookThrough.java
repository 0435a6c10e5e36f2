package io.lintel.gateway.store;

import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.journal.Entry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all that is kept once after a start, so that a damaged page is known before somebody needs
 * what was on it: the projections are then built again, and the entries named. At a quarter of a
 * processor at the most.
 */
public final class LookThrough implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LookThrough.class);
  private static final int ENTRIES = 500;

  /** Between two looks it rests so many times as long as the last one took. */
  private static final int RESTS = 3;

  private final JournalDatabase journal;
  private final ProjectionDatabase projections;
  private final Supervised life;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final long end;
  private boolean tablesDone;
  private long after;

  public LookThrough(JournalDatabase journal, ProjectionDatabase projections, InstantSource time) {
    this.journal = journal;
    this.projections = projections;
    this.end = journal.last();
    this.life = new Supervised("look-through", "looking through what is kept", false, time);
    this.thread = life.loop("look-through", this::turn);
  }

  public LookThrough start() {
    thread.start();
    return this;
  }

  private boolean turn() throws InterruptedException {
    long begun = System.nanoTime();
    boolean more = look();
    long rest = RESTS * (System.nanoTime() - begun);
    if (!more || closed.await(rest, TimeUnit.NANOSECONDS)) {
      life.ending();
      return false;
    }
    return true;
  }

  private boolean look() {
    if (!tablesDone) {
      tablesDone = true;
      projections.lookThrough();
      return true;
    }
    try {
      List<Entry> entries = journal.read(after, ENTRIES);
      if (!entries.isEmpty()) {
        after = entries.get(entries.size() - 1).seq();
        return after < end;
      }
    } catch (StoreUnusable nothingMore) {
      log.error("outcome=unreadable after={}: {}", after, nothingMore.getMessage());
    }
    return false;
  }

  @Override
  public void close() {
    closed.countDown();
    Supervised.awaitEnd(thread);
  }
}
