package io.lintel.gateway.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths with parameters, as routes write them: {@code /visits/:id/steps}. */
final class Paths {
  private static final Pattern PARAMETER = Pattern.compile(":[a-z_]+");

  private Paths() {}

  static boolean matches(String route, String path) {
    return Pattern.matches(
        PARAMETER.matcher(route).replaceAll(Matcher.quoteReplacement("[^/]+")), path);
  }
}
