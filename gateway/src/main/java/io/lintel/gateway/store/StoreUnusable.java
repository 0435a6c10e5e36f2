package io.lintel.gateway.store;

import org.jspecify.annotations.Nullable;

/**
 * The embedded store cannot be opened or read. The message can stand before an operator as it is; a
 * command ends with exit code 3.
 */
public final class StoreUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnusable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
