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

/**
 * Connections that only read; they never wait for the writer, nor it for them. Where SQLite finds a
 * page damaged, it is read around: the entries that lie on it are named, and left out.
 */
final class EntryReaders implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EntryReaders.class);

  /** Kept open between reads; more readers at once open one for themselves. */
  private static final int IDLE_CONNECTIONS = 4;

  /** So many numbers are looked for at once around damage. */
  private static final int WINDOW = 256;

  /** Beyond so many numbers without an end to the damage, it is no page any more but the file. */
  static final int MOST_AROUND = 65_536;

  private final Unreadable unreadable = new Unreadable();
  private final SqliteFile file;
  private final ArrayBlockingQueue<Connection> idle = new ArrayBlockingQueue<>(IDLE_CONNECTIONS);
  private volatile boolean closed;

  EntryReaders(SqliteFile file) {
    this.file = file;
  }

  /** Which entries were found damaged. */
  Unreadable unreadable() {
    return unreadable;
  }

  /**
   * @param last where the journal ends
   * @throws StoreUnusable if nothing can be read there
   */
  List<Entry> read(long after, int limit, long last) {
    try {
      Connection kept = idle.poll();
      Connection connection = kept == null ? file.reader() : kept;
      try {
        return read(connection, after, limit, last);
      } catch (SQLException e) {
        if (!StoreFailed.isDamage(e)) {
          throw e;
        }
        List<Entry> around = around(connection, after, limit, last);
        if (around.isEmpty()) {
          throw e;
        }
        return around;
      } finally {
        if (closed || !idle.offer(connection)) {
          connection.close();
        }
      }
    } catch (SQLException e) {
      throw new StoreUnusable(file.path() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** As many as were asked for, or up to the end: fewer would mean the end to whoever reads. */
  private List<Entry> around(Connection connection, long after, int limit, long last)
      throws SQLException {
    List<Entry> found = new ArrayList<>();
    String before = unreadable.named().orElse("");
    long end = Math.min(last, after + limit + MOST_AROUND);
    for (long from = after + 1; from <= end && found.size() < limit; from += WINDOW) {
      halves(connection, from, Math.min(last, from + WINDOW - 1), found);
    }
    String now = unreadable.named().orElse("");
    if (!now.equals(before)) {
      log.error("outcome=damaged file={} unreadable=\"{}\"; the others are read", file.path(), now);
    }
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  /**
   * All from {@code from} to {@code to} that can be read; what cannot is halved until it is one.
   */
  private void halves(Connection connection, long from, long to, List<Entry> found)
      throws SQLException {
    if (from == to && unreadable.contains(from)) {
      return;
    }
    try {
      for (Entry entry : read(connection, from - 1, (int) (to - from + 1), to)) {
        if (entry.seq() <= to) {
          found.add(entry);
        }
      }
    } catch (SQLException e) {
      if (!StoreFailed.isDamage(e)) {
        throw e;
      }
      if (from == to) {
        unreadable.add(from);
      } else {
        long middle = from + (to - from) / 2;
        halves(connection, from, middle, found);
        halves(connection, middle + 1, to, found);
      }
    }
  }

  /**
   * What a page is that was written in another's place, SQLite does not know; the numbers tell.
   *
   * @param last up to which all must be there that the limit lets through
   */
  private static List<Entry> read(Connection connection, long after, int limit, long last)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT " + EntryRow.COLUMNS + " FROM entry WHERE seq >= ? ORDER BY seq LIMIT ?")) {
      // From it, not beyond the one before it: that one's page may be the damaged one.
      long seen = Math.max(0, Math.min(after, Long.MAX_VALUE - 1));
      select.setLong(1, seen + 1);
      select.setInt(2, limit);
      List<Entry> entries = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Entry entry = EntryRow.read(rows);
          expectNext(seen, entry);
          entries.add(entry);
          seen = entry.seq();
        }
      }
      if (entries.size() < limit && seen < last) {
        throw EntryRow.damaged("entries " + (seen + 1) + " to " + last + " are missing", null);
      }
      return entries;
    }
  }

  private static void expectNext(long seen, Entry entry) throws SQLException {
    long seq = entry.seq();
    if (seq <= seen || (seq > seen + 1 && !Continuity.endsAHole(entry))) {
      throw EntryRow.damaged("after entry " + seen + " stands " + seq, null);
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
