package io.lintel.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Where a journal's end is damaged: nothing can be written behind it, and no number may be given
 * twice. What is hit, in words.
 */
final class DamagedEnd {
  /** A page holds fewer entries; beyond that it is no page any more but the file. */
  private static final int MOST_ON_PAGES = 4_096;

  private DamagedEnd() {}

  /** Which entries cannot be read at the end, as far as the file still tells. */
  static String of(SqliteFile file) {
    try (Connection connection = file.reader()) {
      OptionalLong highest =
          number(connection, "SELECT max(seq) FROM known WHERE seq < ?", Long.MAX_VALUE);
      if (highest.isEmpty()) {
        return "at its end, and what it held there cannot be told";
      }
      for (long upTo = highest.getAsLong(); upTo > highest.getAsLong() - MOST_ON_PAGES; upTo--) {
        OptionalLong readable =
            number(connection, "SELECT max(seq) FROM entry WHERE seq <= ?", upTo);
        if (readable.isPresent()) {
          return "at its last entries, "
              + (readable.getAsLong() + 1)
              + " to "
              + highest.getAsLong()
              + " at the least; those up to "
              + readable.getAsLong()
              + " are there";
        }
      }
      return "at its end, from further back than entry "
          + (highest.getAsLong() - MOST_ON_PAGES)
          + " on";
    } catch (SQLException e) {
      return "at its end, and what it held there cannot be told";
    }
  }

  /** Empty where the answer lies on a damaged page. */
  private static OptionalLong number(Connection connection, String query, long bound) {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setLong(1, bound);
      try (ResultSet row = select.executeQuery()) {
        long found = row.next() ? row.getLong(1) : 0;
        return found == 0 ? OptionalLong.empty() : OptionalLong.of(found);
      }
    } catch (SQLException damaged) {
      return OptionalLong.empty();
    }
  }
}
