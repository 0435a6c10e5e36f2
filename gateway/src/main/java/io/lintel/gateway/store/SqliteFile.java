package io.lintel.gateway.store;

import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite database in WAL mode: how it is opened for writing, for reading, and migrated.
 *
 * @param maxPages beyond which a write finds the disk full
 */
record SqliteFile(Path path, SynchronousMode synchronous, long maxPages) {
  /** SQLite's own limit. */
  static final long UNLIMITED_PAGES = 4_294_967_294L;

  private static final Logger log = LoggerFactory.getLogger(SqliteFile.class);
  private static final int PAGE_BYTES = 4096;
  private static final int WRITER_CACHE_KIB = 128 * 1024;
  private static final int READER_CACHE_KIB = 8 * 1024;
  private static final int BUSY_MILLIS = 10_000;

  /** Pages in the WAL before a commit copies them back: 64 MiB, so that a busy page goes once. */
  private static final int CHECKPOINT_PAGES = 16_384;

  SqliteFile(Path path, SynchronousMode synchronous) {
    this(path, synchronous, UNLIMITED_PAGES);
  }

  /**
   * Moves a file that can be made anew out of the way where SQLite finds it damaged. Looks at every
   * page: for small files.
   */
  void setAsideIfDamaged() {
    if (Files.exists(path) && !isSound()) {
      Path aside = path.resolveSibling(path.getFileName() + ".damaged");
      log.error("outcome=damaged; made anew, the old one is kept: file={} as={}", path, aside);
      try {
        Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + "-wal"));
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + "-shm"));
      } catch (IOException e) {
        throw new StoreUnusable(
            path + " is damaged and cannot be moved away: " + PlainReason.of(e), e);
      }
    }
  }

  /**
   * For small files that cannot be made anew: looks at every page.
   *
   * @param without what is lost to whoever goes on without it, and what is not
   * @throws StoreUnusable if SQLite finds it damaged; nothing is changed then
   */
  void refuseIfDamaged(String without) {
    if (Files.exists(path) && !isSound()) {
      throw new StoreUnusable(
          path
              + " is damaged. Nothing was changed, and no entry of the journal is hit. Look after"
              + " the disk; then put a backup of this file back, or move it away with its -wal: "
              + without,
          null);
    }
  }

  private boolean isSound() {
    try (Connection connection = source(READER_CACHE_KIB).getConnection();
        var check = connection.createStatement();
        ResultSet said = check.executeQuery("PRAGMA integrity_check(1)")) {
      return said.next() && said.getString(1).equals("ok");
    } catch (SQLException e) {
      if (StoreFailed.isDamage(e)) {
        return false;
      }
      throw new StoreUnusable(path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Brings the schema up to date with the migrations at {@code location} of the class path. */
  void migrate(String location) {
    try {
      new Migrations(source(WRITER_CACHE_KIB), location).run();
    } catch (FlywayException e) {
      throw new StoreUnusable(
          path + " cannot be opened or brought up to date: " + e.getMessage(), e);
    }
  }

  /**
   * Makes anew what is noted of migrations, where that alone is damaged.
   *
   * @throws SQLException if the file cannot be read
   */
  void mendHistory(String location) throws SQLException {
    if (!Files.exists(path)) {
      return;
    }
    Path empty = path.resolveSibling(path.getFileName() + ".empty");
    try {
      new Migrations(source(WRITER_CACHE_KIB), location)
          .mendHistory(path, new SqliteFile(empty, synchronous).source(READER_CACHE_KIB));
      for (String suffix : new String[] {"", "-wal", "-shm"}) {
        Files.deleteIfExists(empty.resolveSibling(empty.getFileName() + suffix));
      }
    } catch (FlywayException | IOException e) {
      throw new StoreUnusable(path + " cannot be opened: " + PlainReason.of(e), e);
    }
  }

  /** The one connection that writes; its transactions are begun and committed by hand. */
  Connection writer() throws SQLException {
    Connection connection = source(WRITER_CACHE_KIB).getConnection();
    try (var pragma = connection.createStatement()) {
      pragma.execute("PRAGMA wal_autocheckpoint=" + CHECKPOINT_PAGES);
      pragma.execute("PRAGMA max_page_count=" + maxPages);
    }
    connection.setAutoCommit(false);
    return connection;
  }

  Connection reader() throws SQLException {
    Connection connection = source(READER_CACHE_KIB).getConnection();
    try (var pragma = connection.createStatement()) {
      pragma.execute("PRAGMA query_only=ON");
    }
    return connection;
  }

  private SQLiteDataSource source(int cacheKib) {
    SQLiteConfig config = new SQLiteConfig();
    config.setPageSize(PAGE_BYTES);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(synchronous);
    config.setCacheSize(-cacheKib);
    config.setBusyTimeout(BUSY_MILLIS);
    // Nobody asks for them, and they cost a query for each row that is written.
    config.setGetGeneratedKeys(false);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + path);
    return source;
  }
}
