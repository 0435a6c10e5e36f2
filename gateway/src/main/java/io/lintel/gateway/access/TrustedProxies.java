package io.lintel.gateway.access;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word counts for how a browser reached them. Others' headers are anybody's.
 *
 * @param addresses as they connect, without ports
 */
public record TrustedProxies(Set<String> addresses) {
  /** A proxy on the same machine, as docs/security.md has it. */
  public static final TrustedProxies LOOPBACK =
      new TrustedProxies(Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1"));

  public TrustedProxies {
    addresses = Set.copyOf(addresses);
  }

  public boolean contains(@Nullable String address) {
    return address != null && addresses.contains(address);
  }

  /**
   * Whether the browser's side of the connection is encrypted.
   *
   * @param forwardedProto of {@code X-Forwarded-Proto}: of several the first is the browser's
   * @param forwarded of RFC 7239's {@code Forwarded}
   */
  public boolean isSecure(
      boolean ownTls,
      @Nullable String peer,
      @Nullable String forwardedProto,
      @Nullable String forwarded) {
    if (ownTls) {
      return true;
    }
    if (!contains(peer)) {
      return false;
    }
    String proto = forwardedProto == null ? "" : forwardedProto.split(",", 2)[0].strip();
    String first = forwarded == null ? "" : forwarded.split(",", 2)[0].toLowerCase(Locale.ROOT);
    return proto.equalsIgnoreCase("https")
        || first.matches(".*(^|[;\\s])proto=\"?https\"?\\s*($|;).*");
  }
}
