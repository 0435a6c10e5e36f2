package io.lintel.gateway.store;

import io.lintel.gateway.journal.Cursors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Cursors in {@code cursors.db} of the data directory: a file of its own, so that saving one never
 * waits for the journal's writer. A power cut may set a cursor back, never forward.
 */
public final class CursorDatabase implements Cursors, AutoCloseable {
  private static final String MIGRATIONS = "io/lintel/gateway/store/cursors";

  private final SqliteFile file;
  private final Connection connection;

  private CursorDatabase(SqliteFile file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * @throws StoreUnusable if the file cannot be opened, or was written by a newer version
   */
  public static CursorDatabase open(DataDirectory directory) {
    SqliteFile file = new SqliteFile(directory.file("cursors.db"), SynchronousMode.NORMAL);
    file.setAsideIfDamaged();
    file.migrate(MIGRATIONS);
    try {
      return new CursorDatabase(file, file.writer());
    } catch (SQLException e) {
      throw new StoreUnusable(file.path() + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** How far everybody has read, and in which journal. */
  synchronized List<Witness> witnesses() {
    List<Witness> witnesses = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT name, seq, (SELECT id FROM journal) AS journal FROM cursor ORDER BY name");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        witnesses.add(
            new Witness(
                "the cursor of " + row.getString("name"),
                row.getString("journal"),
                row.getLong("seq"),
                ""));
      }
      return witnesses;
    } catch (SQLException e) {
      throw new StoreUnusable(file.path() + " cannot be read: " + e.getMessage(), e);
    } finally {
      endRead();
    }
  }

  /** The cursors count in the journal {@code id} from now on. */
  synchronized void countIn(String id) {
    run("DELETE FROM journal WHERE id <> ?", id);
    run("INSERT INTO journal (id) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM journal)", id);
  }

  /** Everybody reads from the beginning. */
  synchronized void startAgain() {
    run("UPDATE cursor SET seq = ?", 0);
  }

  private void run(String sql, Object value) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      statement.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      Rollback.of(connection, e);
      throw new StoreUnusable(file.path() + " cannot be written: " + e.getMessage(), e);
    }
  }

  private void endRead() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new StoreUnusable(file.path() + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized long load(String name) {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT seq FROM cursor WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      } finally {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new StoreUnusable(file.path() + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void save(String name, long seq) {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO cursor (name, seq) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET seq = excluded.seq")) {
      upsert.setString(1, name);
      upsert.setLong(2, seq);
      upsert.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      Rollback.of(connection, e);
      throw new StoreUnusable(file.path() + " cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreUnusable(file.path() + " cannot be closed: " + e.getMessage(), e);
    }
  }
}
