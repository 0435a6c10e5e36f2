package io.lintel.gateway.importing;

/**
 * Texts of a file or of a gateway's answer, made fit to stand in a sentence on a terminal: what
 * would move the cursor, turn the direction of writing or cannot be seen is written as its code,
 * and what is long is cut.
 */
final class ForeignText {
  private static final int LONGEST = 80;

  private ForeignText() {}

  /** Made visible, and cut. */
  static String shown(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? visible(text)
        : visible(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "…";
  }

  /** Made visible, whatever its length. */
  static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (isVisible(c)) {
        shown.appendCodePoint(c);
      } else {
        shown.append(String.format("\\u%04X", c));
      }
      i += Character.charCount(c);
    }
    return shown.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
