package io.lintel.gateway.web;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/**
 * One file as it goes to the browser.
 *
 * @param etag strong, quoted: the digest of the body
 * @param cacheControl how long a browser may keep it without asking
 */
record Asset(Buffer body, String contentType, String etag, String cacheControl) {
  /** Asked again at every use, answered with 304 while nothing changed. */
  static final String REVALIDATE = "no-cache";

  /** The path names the version, so the file never changes under it. */
  static final String FOREVER = "public, max-age=31536000, immutable";

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  static Asset of(byte[] body, String contentType, String cacheControl) {
    return new Asset(
        Buffer.buffer(body), contentType, '"' + Sha256.base64Url(body) + '"', cacheControl);
  }

  /** Empty for a kind of file that the pages do not have. */
  static Optional<String> typeOf(String path) {
    return Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
  }
}
