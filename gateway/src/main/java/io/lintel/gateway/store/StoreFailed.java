package io.lintel.gateway.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The embedded store did not do what was asked: the disk is full, the file is gone or locked. */
public final class StoreFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean damage;

  public StoreFailed(String what, SQLException cause) {
    super(what + ": " + cause.getMessage(), cause);
    this.damage = isDamage(cause);
  }

  /** Whether the file is not what SQLite wrote: trying again does not help. */
  public boolean isDamage() {
    return damage;
  }

  /** The same of an answer of SQLite's: a page is corrupt, or the file is no database. */
  static boolean isDamage(SQLException answer) {
    // An extended code has its plain one in the low octet.
    int code = answer.getErrorCode() & 0xFF;
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code;
  }
}
