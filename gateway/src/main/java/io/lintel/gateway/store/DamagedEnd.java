package io.lintel.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Where a journal cannot be written because of a damaged page: nothing can be written behind its
 * end, and no number may be given twice. What is hit, in words.
 */
final class DamagedEnd {
  static final String TO_DO =
      ". No entry is numbered over another. Keep a copy of the file and look after the disk; then"
          + " put a backup back with its -wal, or save what can be read and go on with it: 'lintel"
          + " accept-journal --save --data DIR' (docs/journal.md)";

  private DamagedEnd() {}

  /** Why it is not opened, and what to do. */
  static StoreUnusable refused(SqliteFile file, Throwable why) {
    return new StoreUnusable(
        "the journal " + file.path() + " is damaged " + of(file) + ". Nothing was changed" + TO_DO,
        why);
  }

  /**
   * How far the entries have come at the most, as far as the file still tells; 0 if it does not.
   */
  static long counted(SqliteFile file) {
    try (Connection connection = file.reader()) {
      long highest = 0;
      for (String query :
          new String[] {
            "SELECT last FROM journal WHERE length(id) = 32 AND last >= ?",
            "SELECT max(seq) FROM entry WHERE seq >= ?",
            "SELECT max(seq) FROM known WHERE seq >= ?"
          }) {
        highest = Math.max(highest, number(connection, query, 1).orElse(0));
      }
      return highest;
    } catch (SQLException e) {
      return 0;
    }
  }

  /** Which entries cannot be read at the end, as far as the file still tells. */
  private static String of(SqliteFile file) {
    try (Connection connection = file.reader()) {
      OptionalLong counted =
          number(connection, "SELECT last FROM journal WHERE length(id) = 32 AND last >= ?", 1);
      OptionalLong end = number(connection, "SELECT max(seq) FROM entry WHERE seq >= ?", 1);
      if (counted.isEmpty() && end.isPresent()) {
        return "where it says which journal it is and how far it has come; no entry is hit by"
            + " that, and the last one that is there is "
            + end.getAsLong();
      }
      OptionalLong highest =
          counted.isPresent()
              ? counted
              : number(connection, "SELECT max(seq) FROM known WHERE seq >= ?", 1);
      if (highest.isEmpty()) {
        return "at its end, and what it held there cannot be told";
      }
      long readable = lastBefore(connection, highest.getAsLong());
      if (readable == 0) {
        return "at the root of its entries: none of those up to "
            + highest.getAsLong()
            + " can be found, though most of them may still be in the file";
      }
      return "at its last entries, "
          + (readable + 1)
          + " to "
          + highest.getAsLong()
          + " at the least; those up to "
          + readable
          + " are there";
    } catch (SQLException e) {
      return "in its first page, which says what is where: none of its entries can be found, though"
          + " all of them may still be in the file";
    }
  }

  /** The last that can be read before a damage that reaches up to {@code damaged}; 0 if none. */
  private static long lastBefore(Connection connection, long damaged) {
    long lost = damaged;
    long step = 1;
    while (lost > step && !isThere(connection, lost - step)) {
      lost -= step;
      step *= 2;
    }
    long found = Math.max(0, lost - step);
    while (found + 1 < lost) {
      long middle = found + (lost - found) / 2;
      if (isThere(connection, middle)) {
        found = middle;
      } else {
        lost = middle;
      }
    }
    return isThere(connection, found) ? found : 0;
  }

  private static boolean isThere(Connection connection, long seq) {
    return number(connection, "SELECT seq FROM entry WHERE seq = ?", seq).isPresent();
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
