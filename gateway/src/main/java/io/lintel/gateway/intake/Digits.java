package io.lintel.gateway.intake;

/** Whether a text is a plain number. By hand and not by a pattern: it is asked of every member. */
final class Digits {
  private Digits() {}

  /** {@code -12.5}: a minus or none, up to so many digits before a point and after it. */
  static boolean areDecimal(String text, int mostBefore, int mostAfter) {
    int begin = begin(text);
    int point = run(text, begin);
    if (point == begin || point - begin > mostBefore) {
      return false;
    }
    if (point == text.length()) {
      return true;
    }
    int end = run(text, point + 1);
    return text.charAt(point) == '.'
        && end == text.length()
        && end > point + 1
        && end - point - 1 <= mostAfter;
  }

  /** {@code -12}: a minus or none, up to so many digits. */
  static boolean areInteger(String text, int most) {
    int begin = begin(text);
    int end = run(text, begin);
    return end == text.length() && end > begin && end - begin <= most;
  }

  private static int begin(String text) {
    return text.startsWith("-") ? 1 : 0;
  }

  /** Where the digits end that begin at {@code from}. */
  private static int run(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
