package io.lintel.gateway.web;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One HTML page with the policy it is served under. The page's import map is its only inline
 * script; the policy allows it by its hash, taken from the very bytes that are sent.
 */
record Document(Asset html, String contentSecurityPolicy) {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  static Document load(String name, ZoneId utilityZone) {
    String resource = "/io/lintel/gateway/web/" + name;
    String html =
        ClassPathFiles.bytes(resource)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .map(text -> text.replace("{{utility-zone}}", utilityZone.getId()))
            .orElseThrow(
                () -> new IllegalStateException("the jar lacks " + resource + "; build it again"));
    Asset asset =
        Asset.of(
            html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", Asset.REVALIDATE);
    return new Document(asset, policyFor(html));
  }

  private static String policyFor(String html) {
    StringBuilder scripts = new StringBuilder("'self'");
    Matcher map = IMPORT_MAP.matcher(html);
    while (map.find()) {
      byte[] content = map.group(1).getBytes(StandardCharsets.UTF_8);
      scripts.append(" 'sha256-").append(Sha256.base64(content)).append('\'');
    }
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src " + scripts,
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html");
  }
}
