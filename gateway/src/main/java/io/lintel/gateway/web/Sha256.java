package io.lintel.gateway.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 in the two spellings that browsers want: for a source in a policy, and for an ETag. */
final class Sha256 {
  private Sha256() {}

  static String base64(byte[] content) {
    return Base64.getEncoder().encodeToString(digest(content));
  }

  static String base64Url(byte[] content) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(content));
  }

  private static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
