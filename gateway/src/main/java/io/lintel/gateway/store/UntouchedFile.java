package io.lintel.gateway.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * A SQLite database that is read and of which, and beside which, no byte is changed. For one thread
 * at a time.
 *
 * <p>Beside a database in WAL mode an ordinary reader makes {@code -wal} and {@code -shm}. Where
 * there is a {@code -wal}, a gateway has the file open, or had when it was killed: its index in
 * {@code -shm} is then read and not written. Where there is none, nobody writes, and the file is
 * read as one that does not change, until a gateway comes and opens it.
 */
final class UntouchedFile implements AutoCloseable {
  private static final int BUSY_MILLIS = 10_000;
  private static final int CACHE_KIB = 8 * 1024;

  private final Path path;
  private final Path log;
  private @Nullable SqlSession session;
  private boolean shared;

  /**
   * @throws StoreUnusable if there is no such file
   */
  UntouchedFile(Path path) {
    this.path = path;
    this.log = path.resolveSibling(path.getFileName() + "-wal");
    if (!Files.isReadable(path)) {
      throw new StoreUnusable(path + " is missing or cannot be read", null);
    }
  }

  /** Whether a gateway has it open, or had when it was killed. */
  boolean isShared() {
    return Files.exists(log);
  }

  /**
   * @throws StoreUnusable if it cannot be read, or is no database of ours
   */
  <T> List<T> list(String sql, SqlSession.RowReader<T> reader, @Nullable Object... values) {
    boolean wasShared = isShared();
    try {
      List<T> rows = session(wasShared).list(sql, reader, values);
      // What a gateway that came meanwhile began to write may have been read half.
      return wasShared || !isShared() ? rows : session(true).list(sql, reader, values);
    } catch (StoreFailed e) {
      if (!wasShared && isShared()) {
        return list(sql, reader, values);
      }
      throw new StoreUnusable(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private SqlSession session(boolean wantShared) {
    SqlSession open = session;
    if (open != null && (shared || !wantShared)) {
      return open;
    }
    close();
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KIB);
    String how = wantShared ? "?mode=ro&readonly_shm=1" : "?mode=ro&immutable=1";
    try {
      open = new SqlSession(config.createConnection("jdbc:sqlite:" + path.toUri() + how));
    } catch (SQLException e) {
      throw new StoreFailed("could not open it", e);
    }
    session = open;
    shared = wantShared;
    return open;
  }

  @Override
  public void close() {
    SqlSession open = session;
    session = null;
    if (open != null) {
      open.close();
    }
  }
}
