package io.lintel.gateway.wording;

/**
 * An id as it may stand in topics, paths, tags and file names: 1 to 64 letters, digits and {@code .
 * _ : @ ~ -}.
 */
public final class WireId {
  public static final String EXPECTED = "an id of 1 to 64 letters, digits and . _ : @ ~ -";

  private static final int LONGEST = 64;

  private WireId() {}

  public static boolean fits(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (!allowed(text.codePointAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean allowed(int c) {
    return Character.isLetterOrDigit(c) || "._:@~-".indexOf(c) >= 0;
  }
}
