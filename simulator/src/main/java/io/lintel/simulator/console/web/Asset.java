package io.lintel.simulator.console.web;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file as it goes to the browser, asked for again at every use and sent only when it changed.
 *
 * @param etag strong, quoted: the digest of the body
 */
record Asset(Buffer body, String contentType, String etag) {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  /** Null for a kind of file that the pages do not have. */
  static @Nullable Asset of(String name, byte[] body) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    return type == null ? null : new Asset(Buffer.buffer(body), type, '"' + sha256(body) + '"');
  }

  /** As a content security policy spells it. */
  static String sha256(byte[] content) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
