package io.lintel.gateway.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a request may show to be let in: the administrator's token, or a browser's session. */
public final class Access {
  /** A working day; then the browser signs in again. */
  public static final Duration SESSION = Duration.ofHours(12);

  /** Long enough to copy a link from a terminal into a browser. */
  public static final Duration LINK = Duration.ofHours(1);

  private static final int SESSIONS_LIMIT = 1_000;
  private static final int LINKS_LIMIT = 100;

  private final AdminToken admin;
  private final Passes sessions;
  private final Passes links;

  /**
   * @param nanoTime monotonic wall time, whatever the gateway's clock does
   */
  public Access(AdminToken admin, SecureRandom random, LongSupplier nanoTime) {
    this.admin = admin;
    this.sessions = new Passes(SESSIONS_LIMIT, SESSION, random, nanoTime);
    this.links = new Passes(LINKS_LIMIT, LINK, random, nanoTime);
  }

  /** The path of a link that signs one browser in, once, within {@link #LINK}. */
  public String signInPath() {
    return "/sign-in?token=" + links.issue();
  }

  public boolean isAdmin(@Nullable String token) {
    return token != null && admin.is(token);
  }

  public boolean isSession(@Nullable String session) {
    return session != null && sessions.holds(session);
  }

  /** The session that a link's token begins, or empty if the link is used up, old or wrong. */
  public Optional<String> beginByLink(String linkToken) {
    return links.redeem(linkToken) ? Optional.of(sessions.issue()) : Optional.empty();
  }

  /** The session that the administrator's token begins, or empty if it is another. */
  public Optional<String> beginByToken(String token) {
    return isAdmin(token) ? Optional.of(sessions.issue()) : Optional.empty();
  }

  public void end(@Nullable String session) {
    if (session != null) {
      sessions.redeem(session);
    }
  }
}
