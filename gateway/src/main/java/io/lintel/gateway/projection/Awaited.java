package io.lintel.gateway.projection;

import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.store.AwaitTable.Awaiting;
import io.lintel.gateway.store.ProjectionWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cases that have to be judged again when a time has come. The time is the journal's own: the first
 * commit group received at or after it judges them, live and in replay alike. Where nothing comes
 * at all, the projector notes in the journal that the time has passed.
 */
final class Awaited {
  private final ProjectionWriter tables;
  private final Map<Subject, Instant> until = new TreeMap<>();
  private Instant earliest = Instant.MAX;

  Awaited(ProjectionWriter tables) {
    this.tables = tables;
    load();
  }

  /** What {@code key} waits for from now on, in place of what it waited for; null for nothing. */
  void note(Subject key, @Nullable Instant awaits) {
    Instant before = awaits == null ? until.remove(key) : until.put(key, awaits);
    if (awaits == null && before != null) {
      tables.awaiting().remove(key);
    }
    if (awaits != null && !awaits.equals(before)) {
      tables.awaiting().put(new Awaiting(key, awaits));
      earliest = awaits.isBefore(earliest) ? awaits : earliest;
    }
  }

  /** Those whose time has come; they wait no longer. */
  Set<Subject> due(Instant now) {
    Set<Subject> due = new TreeSet<>();
    if (now.isBefore(earliest)) {
      return due;
    }
    earliest = Instant.MAX;
    until.forEach(
        (key, when) -> {
          if (!when.isAfter(now)) {
            due.add(key);
          } else if (when.isBefore(earliest)) {
            earliest = when;
          }
        });
    due.forEach(key -> note(key, null));
    return due;
  }

  /** Nobody's time comes before; {@link Instant#MAX} if nobody waits. */
  Instant earliest() {
    return earliest;
  }

  private void load() {
    for (Awaiting awaiting : tables.awaiting().all()) {
      until.put(awaiting.subject(), awaiting.until());
      earliest = awaiting.until().isBefore(earliest) ? awaiting.until() : earliest;
    }
  }
}
