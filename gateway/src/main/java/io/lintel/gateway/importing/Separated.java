package io.lintel.gateway.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of a text whose cells are separated by one character, quoted as RFC 4180 has it. */
enum Separated {
  COMMAS(',', "commas"),
  TABS('\t', "tabs"),
  SEMICOLONS(';', "semicolons");

  /** A spreadsheet that opens the file goes by this line, and so do we. */
  private static final String SAYS_ITS_OWN = "sep=";

  private final char separator;
  private final String plural;

  Separated(char separator, String plural) {
    this.separator = separator;
    this.plural = plural;
  }

  String plural() {
    return plural;
  }

  /**
   * @throws Unreadable where quotation marks leave open what belongs into a cell
   */
  List<Table.Row> rows(String text) throws Unreadable {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
    List<Table.Row> rows = new ArrayList<>();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
        Table.Row row = row(records.next(), line);
        line = parser.getCurrentLineNumber() + 1;
        if (row.isEmpty() || isSeparatorLine(row)) {
          continue;
        }
        if (rows.size() == Table.MOST_ROWS) {
          throw Table.tooManyRows();
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException | UncheckedIOException quotes) {
      throw new Unreadable(
          "line "
              + line
              + ": quotation marks that do not pair: a cell that holds one stands in quotation"
              + " marks as a whole, each of its own written twice (\"the \"\"old\"\" door\")");
    }
  }

  private static Table.Row row(CSVRecord record, long line) throws Unreadable {
    List<Cell> cells = record.stream().map(Cell::text).collect(Collectors.toList());
    int last = cells.size();
    while (last > 0 && cells.get(last - 1).isEmpty()) {
      last--;
    }
    if (last > Table.MOST_COLUMNS) {
      throw Table.tooWide(line);
    }
    return new Table.Row(line, cells.subList(0, last));
  }

  private static boolean isSeparatorLine(Table.Row row) {
    return row.line() == 1 && row.cell(0).text().startsWith(SAYS_ITS_OWN);
  }
}
