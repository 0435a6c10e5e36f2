package io.lintel.simulator.console;

/** A request that is answered with a problem (RFC 9457). Ordinary, so it has no stack trace. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  Refused(int status, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
  }

  static Refused badRequest(String detail) {
    return new Refused(400, "The request cannot be understood", detail);
  }

  static Refused notFound(String detail) {
    return new Refused(404, "Not found", detail);
  }

  static Refused notNow(String detail) {
    return new Refused(409, "Not here, or not now", detail);
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }
}
