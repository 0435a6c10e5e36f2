package io.lintel.gateway.importing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a spreadsheet has made of a text so that it can no longer be known. */
final class Ruined {
  private static final String MEND = "; give the column the format Text and enter it anew";

  private static final Pattern ROUNDED = Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE][+-]\\d+");
  private static final Pattern TOO_NARROW = Pattern.compile("#{2,}");
  private static final Pattern ERROR =
      Pattern.compile("#(N/A|REF!|VALUE!|NAME\\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)");

  /** What "3-1" becomes. */
  private static final Pattern TURNED_INTO_A_DATE =
      Pattern.compile(
          "\\d{1,2}月\\d{1,2}日"
              + "|\\d{1,2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(-\\d{2,4})?"
              + "|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\\d{2,4}");

  private static final Pattern WITH_DECIMALS = Pattern.compile("\\d+\\.0+");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private Ruined() {}

  /** Whatever is expected in the cell. */
  static Optional<String> of(String text) {
    if (ROUNDED.matcher(text).matches()) {
      return Optional.of(
          "a spreadsheet has rounded a long number to " + text + ", its digits are lost" + MEND);
    }
    if (TOO_NARROW.matcher(text).matches()) {
      return Optional.of(
          "a spreadsheet has written "
              + text
              + " for what did not fit; make the column wider and"
              + " save the file again");
    }
    if (ERROR.matcher(text).matches()) {
      return Optional.of("a formula of the spreadsheet has failed: " + text);
    }
    return Optional.empty();
  }

  /** Where a name or a number that is one is expected. */
  static Optional<String> name(String text) {
    if (TURNED_INTO_A_DATE.matcher(text).matches()) {
      return Optional.of(
          "a spreadsheet has taken this for a date: " + text + ", what was typed is lost" + MEND);
    }
    return WITH_DECIMALS.matcher(text).matches()
        ? Optional.of("a spreadsheet has made a number with decimals of it: " + text + MEND)
        : of(text);
  }

  /**
   * A number that is shorter than the others of its column, of which some begin with a zero: it
   * will have begun with one too.
   *
   * @param column all texts of the column
   */
  static Optional<String> leadingZerosLost(String text, List<String> column) {
    if (!DIGITS.matcher(text).matches() || text.startsWith("0")) {
      return Optional.empty();
    }
    return column.stream()
        .filter(other -> other.startsWith("0") && other.length() > text.length())
        .filter(other -> DIGITS.matcher(other).matches())
        .findFirst()
        .map(
            other ->
                "beside "
                    + other
                    + " this looks like a number whose leading zeros a spreadsheet has dropped: "
                    + text
                    + MEND);
  }
}
