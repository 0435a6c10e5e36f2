package io.lintel.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What axe-core finds wrong with the page that a browser shows: whoever uses a screen reader, keys
 * or a magnifying glass needs it to find nothing.
 */
public final class Accessible {
  /**
   * All that is serious or critical, and besides what axe takes lightly or only tries: landmarks and
   * headings that are unique and in order, and names that contain the visible words.
   */
  private static final String RUN =
      "return axe.run(document, {resultTypes: ['violations'], rules: {"
          + "'label-content-name-mismatch': {enabled: true}, 'target-size': {enabled: true}}})"
          + ".then(found => found.violations.filter(v =>"
          + " ['serious', 'critical'].includes(v.impact)"
          + " || /^landmark|^heading|^region$|^page-has|name-mismatch/.test(v.id))"
          + ".flatMap(v => v.nodes.map(n => v.id + ' (' + v.impact + '): '"
          + " + n.html.slice(0, 160) + ' ' + n.any.concat(n.all, n.none)"
          + ".map(c => c.message).join('; ').slice(0, 240))))";

  private static final String SCRIPT = script();

  private Accessible() {}

  /** Each fault with its rule, its element and what is wrong with it; empty is well. */
  public static List<String> faults(Browser browser) {
    browser.run(SCRIPT);
    List<String> faults = new ArrayList<>();
    if (browser.run(RUN) instanceof List<?> found) {
      found.forEach(fault -> faults.add(String.valueOf(fault)));
    } else {
      faults.add("axe-core did not run");
    }
    return faults;
  }

  private static String script() {
    try (InputStream in = Accessible.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new IllegalStateException("no axe.min.js on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read axe.min.js", e);
    }
  }
}
