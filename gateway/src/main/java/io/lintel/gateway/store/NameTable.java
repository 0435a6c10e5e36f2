package io.lintel.gateway.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table {@code journal}, one row: which journal it is and how far it has come. Where it cannot
 * be read, the entries that are there become another journal.
 */
final class NameTable {
  private static final Logger log = LoggerFactory.getLogger(NameTable.class);

  private NameTable() {}

  /** All or, when it throws, nothing. */
  static void makeIfDamaged(SqliteFile file) throws SQLException {
    try (Connection connection = file.writer()) {
      if (isSound(connection)) {
        return;
      }
      try (Statement schema = connection.createStatement()) {
        // Dropping it would go through its pages. They are lost to the file, and to nothing else.
        schema.execute("PRAGMA writable_schema=ON");
        schema.execute("DELETE FROM sqlite_schema WHERE tbl_name = 'journal'");
        schema.execute("PRAGMA writable_schema=RESET");
        schema.execute("CREATE TABLE journal (id TEXT NOT NULL, last INTEGER NOT NULL DEFAULT 0)");
        schema.execute(
            "INSERT INTO journal (id, last) SELECT lower(hex(randomblob(16))),"
                + " coalesce(max(seq), 0) FROM entry");
      }
      connection.commit();
    }
    log.error("outcome=damaged file={} table=journal; made anew, as another journal", file.path());
  }

  private static boolean isSound(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT id, last FROM journal")) {
      // A journal of an earlier version has no such columns yet, and fails otherwise.
      return row.next() && row.getString(1) != null;
    } catch (SQLException e) {
      if (StoreFailed.isDamage(e)) {
        return false;
      }
      return true;
    } finally {
      connection.rollback();
    }
  }
}
