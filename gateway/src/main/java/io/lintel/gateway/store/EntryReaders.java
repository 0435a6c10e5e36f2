package io.lintel.gateway.store;

import io.lintel.gateway.journal.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that only read; they never wait for the writer, nor it for them. */
final class EntryReaders implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EntryReaders.class);

  /** Kept open between reads; more readers at once open one for themselves. */
  private static final int IDLE_CONNECTIONS = 4;

  private final SqliteFile file;
  private final ArrayBlockingQueue<Connection> idle = new ArrayBlockingQueue<>(IDLE_CONNECTIONS);
  private volatile boolean closed;

  EntryReaders(SqliteFile file) {
    this.file = file;
  }

  List<Entry> read(long after, int limit) {
    try {
      Connection kept = idle.poll();
      Connection connection = kept == null ? file.reader() : kept;
      try {
        return read(connection, after, limit);
      } finally {
        if (closed || !idle.offer(connection)) {
          connection.close();
        }
      }
    } catch (SQLException e) {
      throw new StoreUnusable(file.path() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Entry> read(Connection connection, long after, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT " + EntryRow.COLUMNS + " FROM entry WHERE seq > ? ORDER BY seq LIMIT ?")) {
      select.setLong(1, after);
      select.setInt(2, limit);
      List<Entry> entries = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          entries.add(EntryRow.read(rows));
        }
      }
      return entries;
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Connection left = idle.poll(); left != null; left = idle.poll()) {
      try {
        left.close();
      } catch (SQLException e) {
        log.warn("outcome=close_failed file={}", file.path(), e);
      }
    }
  }
}
