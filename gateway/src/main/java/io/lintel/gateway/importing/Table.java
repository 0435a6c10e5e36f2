package io.lintel.gateway.importing;

import java.util.List;

/**
 * The rows of a file, before anybody knows which of them names the columns.
 *
 * @param readAs encoding and separator, or which sheet of a workbook
 */
record Table(String readAs, List<Row> rows) {
  /** More rows than an office's day has; a file with more is something else. */
  static final int MOST_ROWS = 100_000;

  static final int MOST_COLUMNS = 200;

  /** Octets of a file, and of a workbook when it is unpacked. */
  static final int LARGEST_OCTETS = 64 * 1024 * 1024;

  Table {
    rows = List.copyOf(rows);
  }

  /**
   * @param line on which the row begins in the file, counted from 1
   * @param cells stripped, in the file's order
   */
  record Row(long line, List<Cell> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    Cell cell(int column) {
      return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    boolean isEmpty() {
      return cells.stream().allMatch(Cell::isEmpty);
    }
  }

  static Unreadable tooManyRows() {
    return new Unreadable(
        "expected at most " + MOST_ROWS + " rows, found more; divide the file into several");
  }

  static Unreadable tooWide(long line) {
    return new Unreadable(
        "line " + line + ": expected at most " + MOST_COLUMNS + " columns, found more");
  }
}
