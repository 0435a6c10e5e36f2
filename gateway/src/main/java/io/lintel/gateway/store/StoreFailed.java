package io.lintel.gateway.store;

import java.sql.SQLException;

/** The embedded store did not do what was asked: the disk is full, the file is gone or locked. */
public final class StoreFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreFailed(String what, SQLException cause) {
    super(what + ": " + cause.getMessage(), cause);
  }
}
