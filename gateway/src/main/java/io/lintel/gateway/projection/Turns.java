package io.lintel.gateway.projection;

import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.store.PressedTable.Pressed;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.store.StaleTable.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which cases are judged at the end of a commit group. What matters (a step, a recording that
 * begins, a hand-out) is judged at once; heartbeats, positions and readings wait for that, or until
 * {@link #PATIENCE} has passed by the journal's own times, or until an entry says that nothing more
 * came. All of it follows from the journal, so that a replay judges at the same moments.
 */
final class Turns {
  static final Duration PATIENCE = Duration.ofMinutes(15);

  /**
   * No honest day of a technician, a recorder or a meter has as many steps, recordings and
   * hand-outs. Beyond, a case waits like one of heartbeats until it was pressed by an eighth more
   * than when it was judged last: judging costs what lies in the case, and would otherwise cost the
   * square of what one device sends.
   */
  static final Pace PACE = new Pace(400, 8);

  /**
   * @param atOnce so often a case is judged at once
   * @param share then when it was pressed by one part in so many more
   */
  record Pace(int atOnce, int share) {
    boolean isTurn(Pressed now) {
      return now.times() <= atOnce || (now.times() - now.judged()) * share >= now.judged();
    }
  }

  /** Cases whose numbers are kept in memory; more are read again. */
  private static final int PRESSED_LIMIT = 20_000;

  private final ProjectionWriter tables;
  private final Pace pace;
  private final Map<Subject, Stale> stale = new TreeMap<>();
  private final SortedSet<Subject> due = new TreeSet<>();
  private final Map<Subject, Pressed> pressed = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Subject> unwritten = new TreeSet<>();

  /** Nobody's patience ends before. */
  private Instant earliest = Instant.MAX;

  Turns(ProjectionWriter tables, Pace pace) {
    this.tables = tables;
    this.pace = pace;
    load();
  }

  void now(Set<Subject> cases) {
    due.addAll(cases);
  }

  /** What matters came: they are judged at once, or soon where much came before. */
  void press(Set<Subject> cases, Instant received, long seq) {
    for (Subject key : cases) {
      Pressed now = pressed(key).once();
      pressed.put(key, now);
      unwritten.add(key);
      if (pace.isTurn(now)) {
        due.add(key);
      } else {
        later(Set.of(key), received, seq);
      }
    }
  }

  private Pressed pressed(Subject key) {
    Pressed known = pressed.get(key);
    return known == null ? tables.pressed().of(key) : known;
  }

  void later(Set<Subject> cases, Instant received, long seq) {
    for (Subject key : cases) {
      if (!stale.containsKey(key)) {
        Stale waiting = new Stale(key, received, seq);
        stale.put(key, waiting);
        tables.stale().put(waiting);
        expect(waiting);
      }
    }
  }

  void everyoneNow() {
    due.addAll(stale.keySet());
  }

  /**
   * The cases to judge, now that a group received at {@code now} is in the tables; they wait no
   * longer.
   */
  SortedSet<Subject> take(Instant now) {
    if (!now.isBefore(earliest)) {
      endPatience(now);
    }
    for (Subject key : due) {
      if (stale.remove(key) != null) {
        tables.stale().remove(key);
      }
      Pressed known = pressed(key);
      if (known.judged() < known.times()) {
        pressed.put(key, known.judgedNow());
        unwritten.add(key);
      }
    }
    writePressed();
    SortedSet<Subject> taken = new TreeSet<>(due);
    due.clear();
    return taken;
  }

  private void writePressed() {
    for (Subject key : unwritten) {
      tables.pressed().put(key, Objects.requireNonNull(pressed.get(key)));
    }
    unwritten.clear();
    Iterator<Subject> eldest = pressed.keySet().iterator();
    for (int over = pressed.size() - PRESSED_LIMIT; over > 0; over--) {
      eldest.next();
      eldest.remove();
    }
  }

  private void endPatience(Instant now) {
    earliest = Instant.MAX;
    for (Stale waiting : stale.values()) {
      if (now.isBefore(waiting.since().plus(PATIENCE))) {
        expect(waiting);
      } else {
        due.add(waiting.subject());
      }
    }
  }

  private void expect(Stale waiting) {
    Instant end = waiting.since().plus(PATIENCE);
    earliest = end.isBefore(earliest) ? end : earliest;
  }

  /** The last entry up to {@code seq} before which everything is judged. */
  long settled(long seq) {
    return stale.values().stream()
        .min(Comparator.comparingLong(Stale::seq))
        .map(first -> first.seq() - 1)
        .orElse(seq);
  }

  private void load() {
    for (Stale waiting : tables.stale().all()) {
      stale.put(waiting.subject(), waiting);
      expect(waiting);
    }
  }
}
