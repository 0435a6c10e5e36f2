package io.lintel.gateway.importing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a workbook, whose numbers become dates by their format (ECMA-376 part 1, 18.8.30 and
 * 18.17.4.1).
 */
final class WorkbookCells {
  /** What a binary number of 64 bits keeps of a decimal one. */
  private static final int DIGITS_KEPT = 15;

  private static final BigDecimal TOO_LONG = BigDecimal.TEN.pow(DIGITS_KEPT);
  private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);
  private static final LocalDate BEGIN_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate BEGIN_1904 = LocalDate.of(1904, 1, 1);

  /** Before it, the days of 1900 are counted wrongly for the sake of an older program. */
  private static final int FIRST_SOUND_DAY = 61;

  /** 9999-12-31. */
  private static final int LAST_DAY = 2_958_465;

  /** Formats that every program knows, some of them in Chinese only; not written in the file. */
  private static final Set<Integer> DATES =
      Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

  private static final Set<Integer> TIMES =
      Set.of(18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56);

  private static final DateTimeFormatter TO_THE_MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final LocalDate begin;

  /**
   * @param since1904 by which of the two calendars its days are counted
   */
  WorkbookCells(boolean since1904) {
    this.begin = since1904 ? BEGIN_1904 : BEGIN_1900;
  }

  /**
   * @param number of the row: what it says of itself, or one more than the row before has, for a
   *     workbook need not number its rows (ECMA-376, 18.3.1.73)
   */
  Table.Row row(Row row, int number) throws Unreadable {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      org.dhatim.fastexcel.reader.@Nullable Cell found = row.getCell(i);
      Cell cell = found == null ? Cell.EMPTY : cell(found);
      if (cell.isEmpty()) {
        continue;
      }
      if (i >= Table.MOST_COLUMNS) {
        throw Table.tooWide(number);
      }
      while (cells.size() < i) {
        cells.add(Cell.EMPTY);
      }
      cells.add(cell);
    }
    return new Table.Row(number, cells);
  }

  private Cell cell(org.dhatim.fastexcel.reader.Cell found) {
    Object value = found.getValue();
    if (found.getType() == CellType.ERROR) {
      return unusable("a formula of the spreadsheet has failed: " + shown(found.getRawValue()));
    }
    if (value instanceof BigDecimal number) {
      return number(number, found.getDataFormatId(), found.getDataFormatString());
    }
    if (value == null) {
      return found.getType() == CellType.FORMULA
          ? unusable("a formula whose result is not kept; open the workbook and save it once more")
          : Cell.EMPTY;
    }
    if (found.getType() == CellType.FORMULA) {
      return ofFormula(String.valueOf(value), found);
    }
    return Cell.text(String.valueOf(value));
  }

  /** Its result may be a number that the library hands over as a text. */
  private Cell ofFormula(String result, org.dhatim.fastexcel.reader.Cell found) {
    try {
      return number(new BigDecimal(result), found.getDataFormatId(), found.getDataFormatString());
    } catch (NumberFormatException text) {
      return Cell.text(result);
    }
  }

  private Cell number(BigDecimal number, @Nullable Integer id, @Nullable String written) {
    String format = format(written);
    boolean day = (id != null && DATES.contains(id)) || format.matches(".*[yd].*");
    boolean hour =
        (id != null && (TIMES.contains(id) || id == 22)) || format.matches(".*(h|s|am/pm|上午).*");
    if (day || hour) {
      return moment(number, day, hour);
    }
    if (number.abs().compareTo(TOO_LONG) >= 0) {
      return unusable(
          "a number of more than "
              + DIGITS_KEPT
              + " digits, of which a spreadsheet keeps "
              + DIGITS_KEPT
              + ": "
              + number.toPlainString()
              + "; give the column the format Text and enter it anew");
    }
    String plain = number.round(new MathContext(DIGITS_KEPT)).stripTrailingZeros().toPlainString();
    boolean padded = format.matches("0+") && plain.matches("\\d+");
    String shown =
        padded ? "0".repeat(Math.max(0, format.length() - plain.length())) + plain : plain;
    return new Cell(Cell.Form.NUMBER, shown);
  }

  private Cell moment(BigDecimal number, boolean day, boolean hour) {
    BigDecimal[] parts = number.divideAndRemainder(BigDecimal.ONE);
    if (!day && number.compareTo(BigDecimal.ONE) < 0 && number.signum() >= 0) {
      return unusable("expected a date with the time of day, found a time of day alone");
    }
    if (number.compareTo(BigDecimal.valueOf(FIRST_SOUND_DAY)) < 0
        || number.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
      return unusable("a number that is no date, with a date's format: " + number.toPlainString());
    }
    // Kept as a binary fraction of a day: 08:05 is a hair away from it.
    long seconds =
        parts[1].multiply(SECONDS_OF_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
    LocalDateTime at =
        begin.plusDays(parts[0].longValueExact()).atStartOfDay().plusSeconds(seconds);
    return seconds == 0 && !hour
        ? new Cell(Cell.Form.DATE, at.toLocalDate().toString())
        : new Cell(
            Cell.Form.MOMENT, (seconds % 60 == 0 ? TO_THE_MINUTE : TO_THE_SECOND).format(at));
  }

  /** Its first section, without quoted texts, colours, languages and escaped characters. */
  private static String format(@Nullable String written) {
    return (written == null ? "" : written)
        .replaceAll("\"[^\"]*\"|\\\\.|\\[(?![hms]+\\])[^\\]]*\\]|[_*].", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll(";.*", "")
        .replace("general", "")
        .strip();
  }

  private static Cell unusable(String why) {
    return new Cell(Cell.Form.UNUSABLE, why);
  }

  private static String shown(@Nullable String raw) {
    return ForeignText.shown(raw == null ? "" : raw);
  }
}
