package io.lintel.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random words that cannot be guessed, and their digests, which are all that is kept of them. */
final class Secret {
  private static final int BYTES = 32;

  private Secret() {}

  static String fresh(SecureRandom random) {
    byte[] octets = new byte[BYTES];
    random.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /** SHA-256 in hexadecimal: a key to look up by, from which the secret cannot be had. */
  static String digest(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Takes the same time wherever the texts differ. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        digest(one).getBytes(StandardCharsets.US_ASCII),
        digest(other).getBytes(StandardCharsets.US_ASCII));
  }
}
