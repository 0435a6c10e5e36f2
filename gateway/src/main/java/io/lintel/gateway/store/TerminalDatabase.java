package io.lintel.gateway.store;

import io.lintel.gateway.jt808.Numbers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Which terminal each number of JT/T 808 belongs to: {@code terminals.db}, a row a number. */
public final class TerminalDatabase implements Numbers, AutoCloseable {
  private static final String MIGRATIONS = "io/lintel/gateway/store/terminals";

  private final SqliteFile file;
  private final Connection connection;

  private TerminalDatabase(SqliteFile file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * @throws StoreUnusable if the file cannot be opened, or was written by a newer version: a number
   *     that nobody is known to own could be taken by somebody else
   */
  public static TerminalDatabase open(DataDirectory directory) {
    SqliteFile file = new SqliteFile(directory.file("terminals.db"), SynchronousMode.FULL);
    file.migrate(MIGRATIONS);
    try {
      return new TerminalDatabase(file, file.writer());
    } catch (SQLException e) {
      throw new StoreUnusable(file.path() + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private synchronized <T> T within(String doing, Work<T> work) {
    try {
      T result = work.in(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      rollBack(e);
      throw new StoreUnusable(file.path() + " cannot be " + doing + ": " + e.getMessage(), e);
    }
  }

  /** SQLite may have rolled back by itself; the first error is the one that tells. */
  private void rollBack(SQLException first) {
    try {
      connection.rollback();
    } catch (SQLException alreadyDone) {
      first.addSuppressed(alreadyDone);
    }
  }

  @Override
  public List<Owner> all() {
    return within(
        "read",
        from -> {
          List<Owner> owners = new ArrayList<>();
          try (PreparedStatement select =
                  from.prepareStatement(
                      "SELECT number, terminal, heard_at FROM owner ORDER BY heard_at, number");
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              owners.add(
                  new Owner(
                      row.getString("number"),
                      row.getString("terminal"),
                      Micros.instant(row.getLong("heard_at"))));
            }
          }
          return owners;
        });
  }

  @Override
  public void keep(Collection<Owner> owners) {
    within(
        "written",
        to -> {
          try (PreparedStatement upsert =
              to.prepareStatement(
                  "INSERT INTO owner (number, terminal, heard_at) VALUES (?, ?, ?)"
                      + " ON CONFLICT (number) DO UPDATE SET terminal = excluded.terminal,"
                      + " heard_at = excluded.heard_at")) {
            for (Owner owner : owners) {
              upsert.setString(1, owner.number());
              upsert.setString(2, owner.terminal());
              upsert.setLong(3, Micros.of(owner.heardAt()));
              upsert.addBatch();
            }
            return upsert.executeBatch().length;
          }
        });
  }

  @Override
  public void forget(Collection<String> numbers) {
    within(
        "written",
        to -> {
          try (PreparedStatement delete =
              to.prepareStatement("DELETE FROM owner WHERE number = ?")) {
            for (String number : numbers) {
              delete.setString(1, number);
              delete.addBatch();
            }
            return delete.executeBatch().length;
          }
        });
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
