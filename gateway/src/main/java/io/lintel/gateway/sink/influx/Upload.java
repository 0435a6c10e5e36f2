package io.lintel.gateway.sink.influx;

import io.lintel.gateway.journal.Cursors;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.sink.influx.PointStore.Answer;
import io.lintel.gateway.sink.influx.Sieve.Point;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the journal's readings to the time-series store, one write a step. It is driven from
 * outside, by one thread at a time, and waits for nothing itself.
 */
final class Upload {
  private static final Logger log = LoggerFactory.getLogger(Upload.class);

  /** Journal entries looked at in one step, and so the most points in one write. */
  static final int ENTRIES_A_STEP = 5_000;

  /** The cursor's name. */
  static final String NAME = "influx";

  /** When to take the next step. */
  sealed interface Next {
    /** At once: there is more. */
    record Now() implements Next {}

    /** When the journal has grown. */
    record AfterCommit() implements Next {}

    /** The store is in trouble; not before this has passed. */
    record After(Duration pause) implements Next {}
  }

  private record Batch(long end, List<Point> points) {}

  private final Journal journal;
  private final Cursors cursors;
  private final PointStore store;
  private final ZoneId zone;
  private final RecentPlaces places = new RecentPlaces();
  private final Backoff backoff = new Backoff();
  private final UploadMetrics metrics;
  private volatile long cursor = -1;
  private volatile @Nullable String lastError;
  private @Nullable Batch unacknowledged;

  Upload(Journal journal, Cursors cursors, PointStore store, ZoneId zone, UploadMetrics metrics) {
    this.journal = journal;
    this.cursors = cursors;
    this.store = store;
    this.zone = zone;
    this.metrics = metrics;
  }

  long cursor() {
    return Math.max(0, cursor);
  }

  Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }

  Next step() {
    if (cursor < 0) {
      takeUp();
    }
    Batch batch = unacknowledged == null ? gather() : unacknowledged;
    if (batch.end() == cursor) {
      return new Next.AfterCommit();
    }
    unacknowledged = batch;
    Sieve.Result result = new Sieve(store).write(batch.points());
    if (result instanceof Sieve.Stopped stopped) {
      return troubled(stopped.answer());
    }
    settled(batch, (Sieve.Written) result);
    return new Next.Now();
  }

  private void takeUp() {
    long saved = cursors.load(NAME);
    if (saved > journal.last()) {
      log.warn(
          "sink=influx cursor={} is beyond the journal's last={}: another journal's cursor, starting"
              + " from 0",
          saved,
          journal.last());
      saved = 0;
    }
    places.clear();
    long from = Math.max(0, saved - RecentPlaces.ENTRIES);
    while (from < saved) {
      List<Entry> past = journal.read(from, (int) Math.min(ENTRIES_A_STEP, saved - from));
      past.stream().filter(Upload::isReading).forEach(this::point);
      from = past.get(past.size() - 1).seq();
    }
    cursor = saved;
  }

  private Batch gather() {
    List<Entry> entries = journal.read(cursor, ENTRIES_A_STEP);
    List<Point> points = new ArrayList<>(entries.size());
    entries.stream().filter(Upload::isReading).forEach(entry -> points.add(point(entry)));
    long end = entries.isEmpty() ? cursor : entries.get(entries.size() - 1).seq();
    return new Batch(end, points);
  }

  private static boolean isReading(Entry entry) {
    return entry.observation().kind() == Kind.READING;
  }

  private Point point(Entry entry) {
    ReadingPoint point = ReadingPoint.of(entry, zone);
    return new Point(entry.seq(), point.line(places.take(entry.seq(), point.place())));
  }

  private Next troubled(Answer.Unavailable trouble) {
    if (lastError == null) {
      log.warn("sink=influx outcome=unavailable cursor={}: {}", cursor, trouble.why());
    }
    lastError = trouble.why();
    metrics.failed();
    return new Next.After(backoff.next(trouble.retryAfter()));
  }

  private void settled(Batch batch, Sieve.Written written) {
    cursors.save(NAME, batch.end());
    cursor = batch.end();
    unacknowledged = null;
    if (lastError != null) {
      log.info("sink=influx outcome=recovered cursor={} behind={}", cursor, behind());
      lastError = null;
    }
    backoff.reset();
    for (Sieve.SetAside point : written.setAside()) {
      log.error(
          "sink=influx outcome=set_aside entry={}: the store refuses this point alone: {}",
          point.seq(),
          point.why());
    }
    metrics.written(batch.points().size() - written.setAside().size(), written.setAside().size());
  }

  long behind() {
    return Math.max(0, journal.last() - cursor());
  }
}
