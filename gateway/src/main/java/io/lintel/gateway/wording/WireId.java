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
    return text.codePoints().allMatch(WireId::allowed);
  }

  private static boolean allowed(int c) {
    return Character.isLetterOrDigit(c) || "._:@~-".indexOf(c) >= 0;
  }
}
