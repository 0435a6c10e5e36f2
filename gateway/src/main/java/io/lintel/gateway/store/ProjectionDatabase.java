package io.lintel.gateway.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The file of all that is derived. It is thrown away and built again when it was made by another
 * version of the tables or on another basis (policy, zone, what is said of recorders).
 */
public final class ProjectionDatabase {
  /** Raise it with every change to {@code projections.sql} or to what is written there. */
  private static final int VERSION = 14;

  private static final int BUSY_MILLIS = 10_000;
  private static final int WRITER_CACHE_KIB = 64 * 1024;
  private static final int READER_CACHE_KIB = 8 * 1024;

  /**
   * Pages in the WAL before a commit copies them back, and waits for the disk: 16 MiB. With a
   * quarter of it nearly every transaction of a busy gateway did.
   */
  private static final int CHECKPOINT_PAGES = 4_096;

  private static final Logger log = LoggerFactory.getLogger(ProjectionDatabase.class);

  private final Path file;
  private final String wanted;
  private final String journal;
  private final AtomicLong generation = new AtomicLong();
  private volatile @Nullable String damage;
  private volatile Runnable whenDamaged = () -> {};

  private ProjectionDatabase(Path file, String wanted, String journal) {
    this.file = file;
    this.wanted = wanted;
    this.journal = journal;
  }

  /**
   * Opens {@code file}, or makes it.
   *
   * @param basis what all verdicts in it rest on, beside the journal
   */
  public static ProjectionDatabase open(Path file, String basis) {
    return open(file, basis, "");
  }

  /**
   * The same, where the journal is one that could be taken for another.
   *
   * @param journal its id
   */
  public static ProjectionDatabase open(Path file, String basis, String journal) {
    ProjectionDatabase database = new ProjectionDatabase(file, builtOn(basis), journal);
    if (Files.exists(file) && !database.isBuiltOn()) {
      delete(file);
    }
    try {
      database.make();
    } catch (StoreFailed e) {
      if (!e.isDamage()) {
        throw e;
      }
      database.damaged(String.valueOf(e.getMessage()));
      database.rebuildIfDamaged();
    }
    return database;
  }

  private void make() {
    try (SqlSession session = session(false)) {
      if (session
          .first("SELECT 1 FROM sqlite_master WHERE name = 'meta'", row -> row.getInt(1))
          .isEmpty()) {
        for (String statement : schema().split(";\\s*\\n", -1)) {
          if (!statement.isBlank()) {
            session.execute(statement);
          }
        }
        session.update("INSERT INTO meta (name, value) VALUES ('basis', ?)", wanted);
        session.update("INSERT INTO meta (name, value) VALUES ('cursor', '0')");
        session.update("INSERT INTO meta (name, value) VALUES ('tip', '')");
        session.update("INSERT INTO meta (name, value) VALUES ('journal', ?)", journal);
      }
      session.commit();
    }
  }

  /** What the tables in {@code file} remember of their journal; empty if they cannot be read. */
  static Optional<Witness> witness(Path file) {
    ProjectionDatabase database = new ProjectionDatabase(file, "", "");
    try (SqlSession session = database.session(true)) {
      Map<String, String> meta = new HashMap<>();
      session.list(
          "SELECT name, value FROM meta",
          row -> meta.put(row.getString("name"), row.getString("value")));
      String journal = meta.getOrDefault("journal", "");
      return Optional.of(
          new Witness(
              "projections.db",
              journal.isEmpty() ? null : journal,
              Long.parseLong(meta.getOrDefault("cursor", "0")),
              meta.getOrDefault("tip", "")));
    } catch (StoreFailed | NumberFormatException unreadable) {
      log.warn("projections outcome=unreadable file={}", file, unreadable);
      return Optional.empty();
    }
  }

  /** A writer or a reader found that the file is not what SQLite wrote. */
  public void damaged(String what) {
    damage = what;
    whenDamaged.run();
  }

  /** Runs {@code told} when damage is found; it must return at once. */
  public void onDamaged(Runnable told) {
    whenDamaged = told;
  }

  /** Reads every page, beside whoever writes; takes as long as that takes. */
  public void lookThrough() {
    try (SqlSession session = session(true)) {
      String said =
          session
              .first("PRAGMA integrity_check(1)", row -> row.getString(1))
              .orElse("nothing to be read");
      if (!said.equals("ok")) {
        damaged(said);
      }
    } catch (StoreFailed e) {
      if (!e.isDamage()) {
        throw e;
      }
      damaged(String.valueOf(e.getMessage()));
    }
  }

  /** Whether somebody found that, and the tables were not made anew since. */
  public boolean isDamaged() {
    return damage != null;
  }

  /**
   * Makes the tables anew, empty, where they were found damaged. For the one thread that writes;
   * readers are {@link #isCurrent out of date} from then on.
   */
  public void rebuildIfDamaged() {
    String found = damage;
    if (found != null) {
      log.error(
          "projections outcome=damaged; they are built again from the journal: file={} why={}",
          file,
          found);
      delete(file);
      make();
      damage = null;
      generation.incrementAndGet();
    }
  }

  /** Whether {@code reader} reads the tables that are written, and not some that were given up. */
  public boolean isCurrent(ProjectionReader reader) {
    return reader.generation() == generation.get();
  }

  /** What a file says that this version builds on {@code basis}. */
  static String builtOn(String basis) {
    return VERSION + " " + basis;
  }

  /** For the one thread that writes. */
  public ProjectionWriter writer() {
    return new ProjectionWriter(session(false));
  }

  /** For one reader at a time; readers never wait for the writer. */
  public ProjectionReader reader() {
    long now = generation.get();
    return new ProjectionReader(session(true), now);
  }

  /** The verdicts that stand, as they are committed now; nobody may write meanwhile. */
  public StandingVerdicts standing() {
    SqlSession session = session(true);
    return new StandingVerdicts(session::list, session);
  }

  private SqlSession session(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    // Derived: what a power cut takes away is projected again from the journal.
    config.setSynchronous(SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-(readOnly ? READER_CACHE_KIB : WRITER_CACHE_KIB));
    // Nobody asks for them, and they cost a query for each row that is written.
    config.setGetGeneratedKeys(false);
    config.setReadOnly(readOnly);
    try {
      var connection = config.createConnection("jdbc:sqlite:" + file);
      if (!readOnly) {
        try (var pragma = connection.createStatement()) {
          pragma.execute("PRAGMA wal_autocheckpoint=" + CHECKPOINT_PAGES);
        }
      }
      connection.setAutoCommit(readOnly);
      return new SqlSession(connection);
    } catch (SQLException e) {
      throw new StoreFailed("could not open " + file, e);
    }
  }

  private boolean isBuiltOn() {
    try (SqlSession session = session(true)) {
      return session
          .first("SELECT value FROM meta WHERE name = 'basis'", row -> row.getString(1))
          .filter(wanted::equals)
          .isPresent();
    } catch (StoreFailed notOurs) {
      return false;
    }
  }

  /** Forgets all that was derived; nobody may have it open but readers that are out of date. */
  static void delete(Path file) {
    try {
      for (String suffix : new String[] {"", "-wal", "-shm"}) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not delete the projections " + file, e);
    }
  }

  private static String schema() {
    try (InputStream in = ProjectionDatabase.class.getResourceAsStream("projections.sql")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("(?m)^--.*$", "");
    } catch (IOException e) {
      throw new UncheckedIOException("projections.sql is missing from the jar", e);
    }
  }
}
