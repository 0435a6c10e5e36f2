package io.lintel.gateway.store;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** What can be read of a damaged journal, in a new file that takes its place. */
public final class SavedJournal {
  private static final int PAGE = 1_000;
  private static final String INSERT =
      "INSERT INTO entry ("
          + EntryRow.COLUMNS
          + ") VALUES ("
          + String.join(",", Collections.nCopies(EntryRow.PARAMETERS, "?"))
          + ")";

  private SavedJournal() {}

  /**
   * What was saved.
   *
   * @param lost which entries cannot be read, in words; empty if all can
   * @param old the damaged file, which is kept
   */
  public record Saved(long entries, Optional<String> lost, Path old) {}

  /**
   * Copies each entry with its number; the journal keeps its id where that can be read. Takes as
   * much room as the entries.
   *
   * @throws StoreUnusable if there is nothing to be read, or no room; nothing is changed then
   */
  public static Saved in(DataDirectory data) {
    Path path = data.file("journal.db");
    Path fresh = data.file("journal.db.saved");
    SqliteFile damaged = new SqliteFile(path, SynchronousMode.FULL);
    EntryReaders readers = new EntryReaders(damaged);
    try {
      delete(fresh);
      long end = Files.exists(path) ? DamagedEnd.counted(damaged) : 0;
      long entries =
          end == 0 ? 0 : copy(readers, damaged, end, new SqliteFile(fresh, SynchronousMode.FULL));
      readers.close();
      if (entries == 0) {
        delete(fresh);
        throw new StoreUnusable(
            "no entry can be found in " + path + "; put a backup back, with its -wal", null);
      }
      return new Saved(entries, readers.unreadable().named(), exchange(path, fresh));
    } catch (SQLException | IOException e) {
      throw new StoreUnusable(path + " cannot be saved: " + PlainReason.of(e), e);
    } finally {
      readers.close();
    }
  }

  private static long copy(EntryReaders readers, SqliteFile damaged, long end, SqliteFile fresh)
      throws SQLException {
    fresh.migrate(JournalDatabase.MIGRATIONS);
    long entries = 0;
    try (Connection to = fresh.writer();
        PreparedStatement insert = to.prepareStatement(INSERT);
        PreparedStatement know = to.prepareStatement(KnownTable.INSERT)) {
      for (long after = 0; after < end; ) {
        List<Entry> page = read(readers, after, end);
        for (Entry entry : page) {
          EntryRow.bind(insert, 0, entry);
          insert.executeUpdate();
          KnownTable.know(know, entry);
        }
        to.commit();
        entries += page.size();
        after = page.isEmpty() ? after + EntryReaders.MOST_AROUND : page.get(page.size() - 1).seq();
      }
      String id = id(damaged);
      try (PreparedStatement name =
          to.prepareStatement("UPDATE journal SET id = coalesce(?, id), last = ?")) {
        name.setString(1, id);
        name.setLong(2, end);
        name.executeUpdate();
      }
      to.commit();
    }
    return entries;
  }

  private static List<Entry> read(EntryReaders readers, long after, long end) {
    try {
      return readers.read(after, PAGE, end);
    } catch (StoreUnusable nothingFarAndWide) {
      return List.of();
    }
  }

  private static @Nullable String id(SqliteFile damaged) {
    try (Connection connection = damaged.reader();
        var select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT id FROM journal")) {
      return row.next() ? row.getString(1) : null;
    } catch (SQLException unreadable) {
      return null;
    }
  }

  /** The old one goes aside with its log, which belongs to it. */
  private static Path exchange(Path path, Path fresh) throws IOException {
    Path aside = path.resolveSibling(path.getFileName() + ".damaged");
    delete(aside);
    Path log = sibling(path, "-wal");
    if (Files.exists(log)) {
      Files.move(log, sibling(aside, "-wal"));
    }
    Files.deleteIfExists(sibling(path, "-shm"));
    Files.move(path, aside);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    return aside;
  }

  private static void delete(Path file) throws IOException {
    for (String suffix : new String[] {"", "-wal", "-shm"}) {
      Files.deleteIfExists(sibling(file, suffix));
    }
  }

  private static Path sibling(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
