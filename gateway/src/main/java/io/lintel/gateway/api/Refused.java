package io.lintel.gateway.api;

import org.jspecify.annotations.Nullable;

/**
 * A request that is answered with a problem (RFC 9457). Ordinary, so it carries no stack trace.
 *
 * <p>{@code detail} says what was expected, what was found, and what to do.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final @Nullable Integer retryAfterSeconds;

  public Refused(int status, String title, String detail) {
    this(status, title, detail, null);
  }

  public Refused(int status, String title, String detail, @Nullable Integer retryAfterSeconds) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public static Refused badRequest(String detail) {
    return new Refused(400, "The request cannot be understood", detail);
  }

  public static Refused notFound(String what, String id) {
    return new Refused(404, "Not found", "There is no " + what + " " + id + ".");
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public @Nullable Integer retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
