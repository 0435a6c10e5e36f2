package io.lintel.gateway.store;

import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.EntryStore;
import io.lintel.gateway.journal.Journal.JournalBroken;
import io.lintel.gateway.journal.Letting;
import io.lintel.gateway.journal.Receipt;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The journal's entries in {@code journal.db} of the data directory. */
public final class JournalDatabase implements EntryStore {
  private static final Logger log = LoggerFactory.getLogger(JournalDatabase.class);
  static final String MIGRATIONS = "io/lintel/gateway/store/journal";

  private volatile SqliteFile file;
  private final EntryReaders readers;
  private final RecentEntries recent = new RecentEntries();
  private @Nullable EntryWriter writer;
  private final String id;
  private volatile long last;

  private JournalDatabase(SqliteFile file, EntryWriter writer) throws SQLException {
    this.file = file;
    this.id = writer.journal();
    this.writer = writer;
    this.readers = new EntryReaders(file);
    this.last = writer.last();
  }

  /**
   * @throws StoreUnusable if the file cannot be opened, or was written by a newer version
   */
  public static JournalDatabase open(DataDirectory directory) {
    return open(directory.file("journal.db"));
  }

  static JournalDatabase open(Path path) {
    return open(path, SqliteFile.UNLIMITED_PAGES);
  }

  /**
   * @param pages at most that many pages, as if the disk were full beyond
   */
  static JournalDatabase open(Path path, long pages) {
    SqliteFile file = new SqliteFile(path, SynchronousMode.FULL, pages);
    file.migrate(MIGRATIONS);
    try {
      return new JournalDatabase(file, new EntryWriter(file.writer()));
    } catch (SQLException e) {
      if (StoreFailed.isDamage(e)) {
        throw new StoreUnusable(
            "the journal "
                + path
                + " is damaged "
                + DamagedEnd.of(file)
                + ". Nothing was changed, and no entry is numbered over another. Keep a copy of the"
                + " file and look after the disk; then put a backup back with its -wal, or save"
                + " what there is with 'sqlite3 journal.db .recover', and accept it with 'lintel"
                + " accept-journal' (docs/journal.md)",
            e);
      }
      throw new StoreUnusable("the journal " + path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** From the next connection of the writer on. */
  void limitPages(long pages) {
    file = new SqliteFile(file.path(), file.synchronous(), pages);
  }

  /** Which journal it is, wherever it is copied to. */
  public String id() {
    return id;
  }

  /**
   * Writes {@code note} as the entry after {@code highest}: the numbers before it are not given.
   */
  void continueAfter(long highest, Candidate note) {
    EntryWriter sound = writer;
    if (sound == null) {
      throw new IllegalStateException("the journal was just opened: " + file.path());
    }
    sound.skipTo(highest);
    var unused = commit(List.of(note));
  }

  @Override
  public List<Receipt> commit(List<Candidate> group) {
    try {
      return committed(group);
    } catch (KnownTable.Damaged e) {
      giveUpWriter();
      return committedAfterRebuild(group);
    } catch (RuntimeException | Error e) {
      giveUpWriter();
      throw e;
    } catch (SQLException e) {
      giveUpWriter();
      throw broken(e);
    }
  }

  private List<Receipt> committed(List<Candidate> group) throws SQLException {
    EntryWriter sound = writer == null ? new EntryWriter(file.writer()) : writer;
    writer = sound;
    EntryWriter.Committed committed = sound.commit(group);
    recent.add(committed.entries());
    last = sound.last();
    return committed.receipts();
  }

  /** Nothing of the group has been written yet. */
  private List<Receipt> committedAfterRebuild(List<Candidate> group) {
    try {
      KnownTable.rebuild(file, readers, last);
      return committed(group);
    } catch (RuntimeException | Error e) {
      giveUpWriter();
      throw e;
    } catch (SQLException e) {
      giveUpWriter();
      throw broken(e);
    }
  }

  private JournalBroken broken(SQLException e) {
    return new JournalBroken(
        file.path() + " cannot be written (is the disk full?): " + e.getMessage(), e);
  }

  @Override
  public Letting.Done letGo(Letting wanted) {
    try {
      EntryWriter sound = writer == null ? new EntryWriter(file.writer()) : writer;
      writer = sound;
      return sound.letGo(wanted);
    } catch (RuntimeException | Error e) {
      giveUpWriter();
      throw e;
    } catch (SQLException e) {
      giveUpWriter();
      throw new StoreFailed("could not let go of octets in " + file.path(), e);
    }
  }

  /** What failed once is not trusted again: the next commit opens a new connection. */
  private void giveUpWriter() {
    EntryWriter broken = writer;
    writer = null;
    if (broken != null) {
      try {
        broken.close();
      } catch (SQLException e) {
        log.warn("outcome=close_failed file={}", file.path(), e);
      }
    }
  }

  @Override
  public List<Entry> read(long after, int limit) {
    if (after >= last) {
      return List.of();
    }
    return recent.read(after, limit).orElseGet(() -> readers.read(after, limit, last));
  }

  @Override
  public Optional<String> unreadable() {
    return readers
        .unreadable()
        .named()
        .map(
            which ->
                file.path()
                    + " is damaged, and cannot be read at "
                    + which
                    + "; all the others are. Look after the disk, and keep a copy of the file. To"
                    + " have these entries again, put a backup back that has them"
                    + " (docs/journal.md)");
  }

  @Override
  public long last() {
    return last;
  }

  @Override
  public void close() {
    readers.close();
    giveUpWriter();
  }
}
