package io.lintel.gateway.source.line;

import io.lintel.gateway.wording.PlainReason;
import io.lintel.meter.document.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Since when each meter has been in the schedule of this installation: no slot before is its. Kept
 * in the data directory, a line a meter, for neither the journal of a meter without slots nor one
 * of slots under a wrong clock tells it. A meter that is taken out is forgotten, and begins anew
 * when it comes back.
 */
final class PlannedSince {
  /** For more meters than any gateway has. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(PlannedSince.class);

  private final @Nullable Path file;
  private final Map<String, Instant> since = new TreeMap<>();
  private boolean remembers;
  private boolean changed;
  private boolean told;

  private PlannedSince(@Nullable Path file) {
    this.file = file;
  }

  /** Known as long as the process lives. */
  static PlannedSince unkept() {
    return new PlannedSince(null);
  }

  /** What {@code file} knows; nothing where it is not there, or is damaged, which is told. */
  static PlannedSince in(Path file) {
    PlannedSince planned = new PlannedSince(file);
    if (Files.exists(file)) {
      try {
        TextFile.read(file, MOST_BYTES).lines().forEach(planned::read);
        planned.remembers = true;
      } catch (TextFile.Unreadable | DateTimeException damaged) {
        planned.since.clear();
        LOG.warn(
            "lines outcome=begins_unknown file={} because=\"{}\"; it is made anew",
            file,
            PlainReason.of(damaged));
      }
    }
    return planned;
  }

  private void read(String line) {
    String[] parts = line.split("\t", 2);
    if (parts.length == 2) {
      since.put(parts[1], Instant.parse(parts[0]));
    }
  }

  /** Whether an earlier life left word: a meter that is not in it was not in the schedule. */
  boolean remembers() {
    return remembers;
  }

  synchronized Optional<Instant> of(String meter) {
    return Optional.ofNullable(since.get(meter));
  }

  synchronized void begins(String meter, Instant when) {
    changed |= !when.equals(since.put(meter, when));
  }

  /** Forgets all that are none of {@code meters}. */
  synchronized void retain(Collection<String> meters) {
    changed |= since.keySet().retainAll(java.util.Set.copyOf(meters));
  }

  /** Writes what has changed; where that fails it is told once, and the next call tries again. */
  synchronized void keep() {
    if (file == null || !changed) {
      return;
    }
    StringBuilder text = new StringBuilder();
    since.forEach((meter, when) -> text.append(when).append('\t').append(meter).append('\n'));
    try {
      Path written = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(written, text);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      changed = false;
      told = false;
    } catch (IOException e) {
      if (!told) {
        LOG.warn(
            "lines outcome=begins_not_kept file={} because=\"{}\"; tried again",
            file,
            PlainReason.of(e));
      }
      told = true;
    }
  }
}
