package io.lintel.gateway.identity;

import io.lintel.meter.wire.Bytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client shows when it connects.
 *
 * @param clientId MQTT's client id; a name for logs, proves nothing; empty where there is none
 * @param username {@code KIND/ID} of a device ({@code meter/G-1}), its id alone, or the user name
 *     that all share; null if none came
 * @param password the octets as they came; null if none came
 * @param certificateSubject the subject's distinguished name (RFC 2253) of a client certificate
 *     that TLS has verified against the configured authority; null without one
 */
public record Shown(
    String clientId,
    @Nullable String username,
    @Nullable Bytes password,
    @Nullable String certificateSubject) {
  public Shown {
    Objects.requireNonNull(clientId, "clientId");
  }

  /** A client that shows nothing but its name. */
  public static Shown nothing(String clientId) {
    return new Shown(clientId, null, null, null);
  }

  /** Without the password, which must not reach a log. */
  @Override
  public String toString() {
    return "client="
        + clientId
        + " username="
        + username
        + (password == null ? "" : " with a password")
        + " certificate="
        + certificateSubject;
  }
}
