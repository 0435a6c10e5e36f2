package io.lintel.gateway.store;

import io.lintel.gateway.journal.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What lies in a data directory, for somebody who only looks: the lock is not taken, a gateway may
 * be running on it, and no byte changes. For one thread at a time.
 */
public final class KeptHistory implements AutoCloseable {
  private final Path directory;
  private final UntouchedFile journal;
  private final long last;
  private final String columns;

  private KeptHistory(Path directory, UntouchedFile journal) {
    this.directory = directory;
    this.journal = journal;
    this.last =
        journal.list("SELECT coalesce(max(seq), 0) FROM entry", row -> row.getLong(1)).get(0);
    this.columns =
        EntryRow.columns(
            journal.list("SELECT name FROM pragma_table_info('entry')", row -> row.getString(1)));
  }

  /**
   * @throws StoreUnusable if there is no journal in {@code directory}, or it cannot be read
   */
  public static KeptHistory in(Path directory) {
    Path file = directory.resolve("journal.db").toAbsolutePath();
    if (!Files.exists(file)) {
      throw new StoreUnusable(
          "expected a gateway's data directory (data: in lintel.yaml), found no journal.db in "
              + directory.toAbsolutePath(),
          null);
    }
    UntouchedFile journal = new UntouchedFile(file);
    try {
      return new KeptHistory(directory, journal);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** The last entry when it was opened; the end of a commit group, or 0. */
  public long last() {
    return last;
  }

  /** Up to {@code limit} entries with {@code after < seq <= last()}, in order. */
  public List<Entry> read(long after, int limit) {
    return journal.list(
        "SELECT " + columns + " FROM entry WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
        EntryRow::read,
        after,
        last,
        limit);
  }

  /** The basis of the verdicts that stand in the directory; empty if there are none. */
  public Optional<KeptBasis> basis() {
    Path file = projections();
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (UntouchedFile projections = new UntouchedFile(file)) {
      return projections
          .list("SELECT value FROM meta WHERE name = 'basis'", row -> row.getString(1))
          .stream()
          .findFirst()
          .flatMap(KeptBasis::parse);
    } catch (StoreUnusable notOurs) {
      return Optional.empty();
    }
  }

  /**
   * The verdicts that stand in the directory, if they were all judged by these judges on {@code
   * basis}, up to {@link #last()}, and no gateway is about to change them.
   */
  public Optional<StandingVerdicts> standing(String basis, int judges) {
    Path file = projections();
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    UntouchedFile projections = new UntouchedFile(file);
    try {
      if (!projections.isShared() && isWhole(projections, basis, judges)) {
        return Optional.of(new StandingVerdicts(projections::list, projections));
      }
    } catch (StoreUnusable notOurs) {
      // Then they are judged from the journal, as where there are none.
    }
    projections.close();
    return Optional.empty();
  }

  private boolean isWhole(UntouchedFile projections, String basis, int judges) {
    return projections
                .list(
                    "SELECT 1 FROM meta WHERE (name = 'basis' AND value = ?)"
                        + " OR (name = 'cursor' AND CAST(value AS INTEGER) = ?)"
                        + " OR (name = 'judges' AND CAST(value AS INTEGER) = ?)"
                        + " OR (name = 'judged_again' AND value = '')",
                    row -> row.getInt(1),
                    ProjectionDatabase.builtOn(basis),
                    last,
                    judges)
                .size()
            == 4
        && projections.list("SELECT 1 FROM stale LIMIT 1", row -> row.getInt(1)).isEmpty();
  }

  private Path projections() {
    return directory.resolve("projections.db").toAbsolutePath();
  }

  @Override
  public void close() {
    journal.close();
  }
}
