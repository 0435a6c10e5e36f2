package io.lintel.gateway.intake;

/**
 * A payload is not what it should be. Ordinary and frequent, so it carries no stack trace; it never
 * leaves this package.
 */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  private final String where;

  Malformed(String message) {
    this("", message);
  }

  private Malformed(String where, String message) {
    super(message, null, false, false);
    this.where = where;
  }

  static Malformed expected(String what, JsonValue found) {
    return new Malformed("expected " + what + ", found " + found.sketch());
  }

  /** The same, one level further out. */
  Malformed under(String key) {
    String inner = where.isEmpty() || where.startsWith("[") ? where : "." + where;
    return new Malformed(key + inner, says());
  }

  String where() {
    return where;
  }

  String says() {
    return String.valueOf(getMessage());
  }
}
