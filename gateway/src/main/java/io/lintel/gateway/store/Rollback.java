package io.lintel.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The end of a transaction that failed. Where SQLite has ended it by itself, as it does when the
 * disk is full, the driver would neither roll back nor begin another: every statement after it
 * would stand alone, and every commit fail. So another is begun here.
 */
final class Rollback {
  private Rollback() {}

  /**
   * @param cause what failed; further trouble is told beside it
   */
  static void of(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException ended) {
      cause.addSuppressed(ended);
      beginAnew(connection, cause);
    }
  }

  /** The driver begins a transaction when it leaves the mode in which each statement is one. */
  private static void beginAnew(Connection connection, Throwable cause) {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException nothingToCommit) {
      cause.addSuppressed(nothingToCommit);
    }
    try {
      connection.setAutoCommit(false);
    } catch (SQLException stillNone) {
      cause.addSuppressed(stillNone);
    }
  }
}
