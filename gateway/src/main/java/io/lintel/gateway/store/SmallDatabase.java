package io.lintel.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * A small database in a file of its own, behind one connection: a piece of work is a transaction,
 * and durable when it is done. For any number of threads, one at a time.
 */
final class SmallDatabase implements AutoCloseable {
  private final SqliteFile file;
  private final Connection connection;

  private SmallDatabase(SqliteFile file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * @param migrations where they stand on the class path
   * @param without what whoever moves the file away goes without, for the sentence that it is
   *     damaged
   * @throws StoreUnusable if the file cannot be opened, is damaged, or was written by a newer
   *     version
   */
  static SmallDatabase open(
      DataDirectory directory, String name, String migrations, String without) {
    SqliteFile file = new SqliteFile(directory.file(name), SynchronousMode.FULL);
    file.refuseIfDamaged(without);
    file.migrate(migrations);
    try {
      return new SmallDatabase(file, file.writer());
    } catch (SQLException e) {
      throw new StoreUnusable(file.path() + " cannot be opened: " + e.getMessage(), e);
    }
  }

  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * @param doing for the sentence about a failure: {@code read}, {@code written}
   * @throws StoreUnusable if it cannot be done; nothing of it is then
   */
  synchronized <T> T within(String doing, Work<T> work) {
    try {
      T result = work.in(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      Rollback.of(connection, e);
      throw new StoreUnusable(file.path() + " cannot be " + doing + ": " + e.getMessage(), e);
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
