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
  private final EntryWriter.Named named;
  private volatile long last;

  private JournalDatabase(SqliteFile file, EntryWriter writer) throws SQLException {
    this.file = file;
    this.named = writer.journal();
    this.writer = writer;
    this.readers = new EntryReaders(file);
    this.last = writer.last();
  }

  /**
   * @throws StoreUnusable if the file cannot be opened, was written by a newer version, or is
   *     damaged where it ends
   */
  public static JournalDatabase open(DataDirectory directory) {
    return open(directory.file("journal.db"));
  }

  /**
   * The same, where it may lack entries that it has counted: to be {@link Continuity#accept
   * accepted}.
   */
  public static JournalDatabase openWithoutItsEnd(DataDirectory directory) {
    return opened(directory.file("journal.db"), SqliteFile.UNLIMITED_PAGES);
  }

  static JournalDatabase open(Path path) {
    return open(path, SqliteFile.UNLIMITED_PAGES);
  }

  /**
   * @param pages at most that many pages, as if the disk were full beyond
   */
  static JournalDatabase open(Path path, long pages) {
    JournalDatabase journal = opened(path, pages);
    if (journal.named.last() > journal.last) {
      journal.close();
      throw DamagedEnd.refused(
          journal.file, EntryRow.damaged("it ends with entry " + journal.last, null));
    }
    return journal;
  }

  private static JournalDatabase opened(Path path, long pages) {
    SqliteFile file = new SqliteFile(path, SynchronousMode.FULL, pages);
    try {
      file.mendHistory(MIGRATIONS);
      file.migrate(MIGRATIONS);
      return started(file, EntryWriter.open(file));
    } catch (SQLException e) {
      if (StoreFailed.isDamage(e)) {
        throw DamagedEnd.refused(file, e);
      }
      throw new StoreUnusable("the journal " + path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static JournalDatabase started(SqliteFile file, EntryWriter writer) throws SQLException {
    try {
      return new JournalDatabase(file, writer);
    } catch (SQLException e) {
      writer.close();
      throw e;
    }
  }

  /** From the next connection of the writer on. */
  void limitPages(long pages) {
    file = new SqliteFile(file.path(), file.synchronous(), pages);
  }

  /** Which journal it is, wherever it is copied to. */
  public String id() {
    return named.id();
  }

  /** What it has counted, where its entries have not come so far: their end is lost. */
  Optional<Witness> counted() {
    return named.last() > last
        ? Optional.of(new Witness("the count in journal.db", named.id(), named.last(), ""))
        : Optional.empty();
  }

  /** Whether it was found damaged there. */
  boolean isUnreadable(long seq) {
    return readers.unreadable().contains(seq);
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
    EntryWriter sound = soundWriter();
    EntryWriter.Committed committed = sound.commit(group);
    recent.add(committed.entries());
    last = sound.last();
    return committed.receipts();
  }

  private EntryWriter soundWriter() throws SQLException {
    EntryWriter sound = writer;
    if (sound == null) {
      sound = EntryWriter.open(file);
      writer = sound;
      if (sound.last() < last) {
        throw EntryRow.damaged(
            "it ends with entry " + sound.last() + " and had come to " + last, null);
      }
    }
    return sound;
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
        StoreFailed.isDamage(e)
            ? file.path()
                + " is damaged where it is written: "
                + e.getMessage()
                + ". What it holds is kept"
                + DamagedEnd.TO_DO
            : file.path() + " cannot be written (is the disk full?): " + e.getMessage(),
        e);
  }

  @Override
  public Letting.Done letGo(Letting wanted) {
    try {
      return soundWriter().letGo(wanted);
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
