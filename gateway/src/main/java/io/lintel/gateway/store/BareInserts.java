package io.lintel.gateway.store;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Observation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * What SQLite does when nobody asks for more than rows: the journal's own file settings and rows,
 * inserted in a plain loop, a statement a row, without looking for repetitions. The yardstick of
 * the journal's benchmark.
 */
public final class BareInserts implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement insert;
  private long last;

  private BareInserts(Connection connection) throws SQLException {
    this.connection = connection;
    this.insert =
        connection.prepareStatement(
            "INSERT INTO entry ("
                + EntryRow.COLUMNS
                + ") VALUES ("
                + String.join(",", Collections.nCopies(EntryRow.PARAMETERS, "?"))
                + ")");
  }

  public static BareInserts open(Path path) {
    SqliteFile file = new SqliteFile(path, SynchronousMode.FULL);
    file.migrate(JournalDatabase.MIGRATIONS);
    try {
      return new BareInserts(file.writer());
    } catch (SQLException e) {
      throw new StoreUnusable(path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** One transaction for every {@code group} rows. */
  public void insert(List<Observation> observations, int group) {
    try {
      int open = 0;
      for (Observation observation : observations) {
        EntryRow.bind(insert, 0, new Entry(++last, 1, false, observation));
        insert.executeUpdate();
        if (++open == group) {
          connection.commit();
          open = 0;
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new StoreUnusable("the bare insert loop failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreUnusable("the bare insert loop cannot be closed: " + e.getMessage(), e);
    }
  }
}
