package io.lintel.gateway.sink.influx;

import io.lintel.gateway.journal.Cursors;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.sink.influx.PointStore.Answer;
import io.lintel.gateway.sink.influx.PointStore.Trouble;
import io.lintel.gateway.sink.influx.Sieve.Point;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the journal's readings to the time-series store, one batch a step. It is driven from
 * outside, by one thread at a time, and waits for nothing itself. The cursor passes what the store
 * has accepted and what is set aside with its reason, and nothing else.
 */
final class Upload {
  private static final Logger log = LoggerFactory.getLogger(Upload.class);

  /** Journal entries looked at in one step, and so the most points in one write. */
  static final int ENTRIES_A_STEP = 5_000;

  /** Failures over the same write (500) after which the data is suspected. */
  static final int FAILURES_BEFORE_SUSPICION = 3;

  /** While all that there is is refused, the next reading may be the one that is taken. */
  static final Duration NEXT_WITNESS = Duration.ofSeconds(5);

  private static final int WITNESSES_LOOKED_AT = 100;
  private static final long DONE = -1;

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

  /**
   * @param end the last journal entry that was looked at
   */
  private record Batch(long end, List<Point> points) {}

  private final Journal journal;
  private final Cursors cursors;
  private final PointStore store;
  private final ZoneId zone;
  private final RecentPlaces places = new RecentPlaces();
  private final Backoff backoff = new Backoff();
  private final UploadMetrics metrics;
  private final Standing standing;
  private volatile long cursor = -1;
  private volatile boolean stopping;

  /** The journal number of what was tried again last, or {@link #DONE}. */
  private volatile long again = DONE;

  private Batch waiting = new Batch(0, List.of());
  private @Nullable Point known;
  private int mostLines = ENTRIES_A_STEP;
  private int mostTaken = ENTRIES_A_STEP;
  private int failures;

  /**
   * @param zone for times that devices write without an offset
   */
  Upload(
      Journal journal,
      Cursors cursors,
      PointStore store,
      Standing standing,
      ZoneId zone,
      UploadMetrics metrics) {
    this.journal = journal;
    this.cursors = cursors;
    this.store = store;
    this.standing = standing;
    this.zone = zone;
    this.metrics = metrics;
  }

  long cursor() {
    return Math.max(0, cursor);
  }

  long behind() {
    return Math.max(0, journal.last() - cursor());
  }

  /** Ends the step under way after the request it is at; from any thread. */
  void stop() {
    stopping = true;
  }

  /** What is set aside is tried once more in the steps to come; from any thread. */
  void sendAgain() {
    again = 0;
  }

  boolean isSendingAgain() {
    return again != DONE;
  }

  Next step() {
    if (cursor < 0) {
      takeUp();
    }
    if (again != DONE) {
      return oncemore();
    }
    // With what has come since: a good point beside it may show that a refused one is the fault.
    waiting = gathered(waiting);
    if (waiting.end() == cursor) {
      return new Next.AfterCommit();
    }
    boolean suspicious = failures >= FAILURES_BEFORE_SUSPICION;
    Sieve.Outcome outcome =
        new Sieve(store, known, mostLines, suspicious, () -> stopping).write(waiting.points());
    settle(outcome);
    Answer.Unavailable stopped = outcome.stopped();
    return stopped == null ? new Next.Now() : troubled(stopped);
  }

  /** Looks at what lies behind the cursor: which places are taken, and what the store has had. */
  private void takeUp() {
    long saved = cursors.load(NAME);
    if (saved > journal.last()) {
      log.warn(
          "sink=influx cursor={} is beyond the journal's last={}: another journal's cursor,"
              + " starting from 0",
          saved,
          journal.last());
      saved = 0;
    }
    places.clear();
    Deque<Point> latest = new ArrayDeque<>();
    long from = Math.max(0, saved - RecentPlaces.ENTRIES);
    while (from < saved) {
      List<Entry> past = journal.read(from, (int) Math.min(ENTRIES_A_STEP, saved - from));
      past.stream().filter(this::isUploaded).forEach(entry -> latest.add(point(entry)));
      while (latest.size() > WITNESSES_LOOKED_AT) {
        latest.remove();
      }
      from = past.get(past.size() - 1).seq();
    }
    known = standing.lastDelivered(latest);
    waiting = new Batch(saved, List.of());
    cursor = saved;
  }

  /** What is refused again stays set aside, with the new reason. */
  private Next oncemore() {
    long after = again;
    List<Point> points = standing.setAsideAfter(after, ENTRIES_A_STEP);
    Sieve.Outcome outcome = new Sieve(store, known, mostLines, false, () -> stopping).write(points);
    standing.settledAgain(points.subList(0, outcome.settled()), outcome);
    Answer.Unavailable stopped = outcome.stopped();
    boolean over = outcome.settled() == points.size() && points.size() < ENTRIES_A_STEP;
    again = over ? DONE : outcome.settled() == 0 ? after : points.get(outcome.settled() - 1).seq();
    return stopped == null ? new Next.Now() : troubled(stopped);
  }

  private Batch gathered(Batch before) {
    int room = (int) (ENTRIES_A_STEP - (before.end() - cursor));
    List<Entry> entries = room <= 0 ? List.of() : journal.read(before.end(), room);
    if (entries.isEmpty()) {
      return before;
    }
    List<Point> points = new ArrayList<>(before.points());
    entries.stream().filter(this::isUploaded).forEach(entry -> points.add(point(entry)));
    return new Batch(entries.get(entries.size() - 1).seq(), points);
  }

  /** A reading that nobody can date would stand in 1970 for ever. */
  private boolean isUploaded(Entry entry) {
    return entry.observation().kind() == Kind.READING && !ReadingPoint.isUndated(entry, zone);
  }

  private Point point(Entry entry) {
    ReadingPoint point = ReadingPoint.of(entry, zone);
    return new Point(entry.seq(), point.line(places.take(entry.seq(), point.place())));
  }

  /** Keeps what is set aside first, then moves the cursor: a crash in between does it again. */
  private void settle(Sieve.Outcome outcome) {
    List<Point> points = waiting.points();
    boolean all = outcome.settled() == points.size();
    standing.settled(outcome.accepted(), outcome.setAside());
    long end = all ? waiting.end() : points.get(outcome.settled()).seq() - 1;
    if (end > cursor) {
      cursors.save(NAME, end);
      cursor = end;
      failures = 0;
      backoff.reset();
      metrics.written(outcome.settled() - outcome.setAside().size(), outcome.setAside().size());
    }
    waiting =
        new Batch(waiting.end(), List.copyOf(points.subList(outcome.settled(), points.size())));
    known = outcome.accepted() ? lastTaken(points, outcome) : known;
    mostTaken = outcome.tooLarge() ? outcome.mostLines() : mostTaken;
    boolean patient = outcome.stopped() == null && !outcome.tooLarge();
    mostLines = patient ? Math.min(mostTaken, outcome.mostLines() * 2) : outcome.mostLines();
  }

  private @Nullable Point lastTaken(List<Point> points, Sieve.Outcome outcome) {
    Set<Long> refused = new HashSet<>();
    outcome.setAside().forEach(out -> refused.add(out.point().seq()));
    for (int i = outcome.settled() - 1; i >= 0; i--) {
      if (!refused.contains(points.get(i).seq())) {
        return points.get(i);
      }
    }
    return known;
  }

  private Next troubled(Answer.Unavailable trouble) {
    failures += trouble.trouble() == Trouble.FAILED ? 1 : 0;
    standing.troubled(trouble.why(), cursor);
    metrics.failed();
    Duration pause = backoff.next(trouble.retryAfter());
    return new Next.After(
        trouble.trouble() == Trouble.REFUSES_ALL && pause.compareTo(NEXT_WITNESS) > 0
            ? NEXT_WITNESS
            : pause);
  }
}
