package io.lintel.gateway.api;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows as RFC 4180 writes them, for people who open them in a spreadsheet: what somebody typed into
 * a phone or a work order must not be run as a formula there.
 */
final class Csv {
  /** Without it the spreadsheets of a Chinese office take UTF-8 for GBK. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  /** What spreadsheets begin formulas with, also in full width, and what they skip before. */
  private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

  private Csv() {}

  static String line(List<@Nullable String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      line.append(i == 0 ? "" : ",").append(cell == null ? "" : quoted(harmless(cell)));
    }
    return line.append("\r\n").toString();
  }

  /** With an apostrophe before it where it could be a formula; a plain number is none. */
  private static String harmless(String cell) {
    boolean formula =
        !cell.isEmpty()
            && BEGINS_FORMULA.indexOf(cell.charAt(0)) >= 0
            && !NUMBER.matcher(cell).matches();
    return formula ? "'" + cell : cell;
  }

  private static String quoted(String cell) {
    boolean plain =
        cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
