package io.lintel.gateway.importing;

/** A file cannot be read as a table; says why, for whoever has made it. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }

  Unreadable(String message, Throwable cause) {
    super(message, cause);
  }

  String says() {
    return String.valueOf(getMessage());
  }
}
