package io.lintel.gateway.access;

import java.nio.file.Path;
import java.security.SecureRandom;

/** The administrator's token, as it stands in {@code DATA/admin.token}. */
public final class AdminToken {
  private final String token;

  private AdminToken(String token) {
    this.token = token;
  }

  /** Reads the token, or writes a new one at the first start; nobody but the owner may read it. */
  public static AdminToken in(Path data, SecureRandom random) {
    return new AdminToken(
        SecretFile.in(data.resolve("admin.token"), "the administrator's token", random));
  }

  public boolean is(String presented) {
    return Secret.same(token, presented);
  }

  /** For the commands that talk to the gateway they have just started. */
  public String text() {
    return token;
  }
}
