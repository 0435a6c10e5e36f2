package io.lintel.gateway.identity;

import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Secrets of devices. Those made here have 192 random bits, so that one SHA-256 of them can be kept
 * and nothing slower is needed; of those that are given, the short ones are refused.
 */
public final class DeviceSecret {
  private static final int BYTES = 24;

  private DeviceSecret() {}

  /** 32 letters, digits, {@code -} and {@code _}. */
  public static String fresh(SecureRandom random) {
    byte[] octets = new byte[BYTES];
    random.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /**
   * What is kept of {@code secret}.
   *
   * @throws IllegalArgumentException if it is too short, too long, or has a colon or blanks
   */
  public static String digestOf(String secret) {
    if (secret.length() < Device.SHORTEST_SECRET
        || secret.length() > Device.LONGEST_SECRET
        || secret.chars().anyMatch(c -> c <= ' ' || c == ':' || c > '~')) {
      throw new IllegalArgumentException(
          "expected a secret of "
              + Device.SHORTEST_SECRET
              + " to "
              + Device.LONGEST_SECRET
              + " printable ASCII characters without blanks and colons");
    }
    return hex(secret.getBytes(StandardCharsets.US_ASCII));
  }

  /** Takes the same time wherever the two differ. */
  static boolean isDigestOf(String digest, Bytes secret) {
    return MessageDigest.isEqual(
        digest.getBytes(StandardCharsets.US_ASCII),
        hex(secret.toArray()).getBytes(StandardCharsets.US_ASCII));
  }

  static String hex(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
