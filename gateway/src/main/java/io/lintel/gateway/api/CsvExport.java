package io.lintel.gateway.api;

import io.lintel.gateway.store.ProjectionReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as a spreadsheet takes it: what is asked for, all of it, read a stretch at a time.
 *
 * @param name of the file, without its ending
 * @param headings of the columns
 */
record CsvExport<T>(String name, List<String> headings, Source<T> source, Row<T> row) {
  /** Rows read at once: enough that a request is not most of the work, few enough to keep. */
  static final int STRETCH = 500;

  CsvExport {
    headings = List.copyOf(headings);
  }

  /** The rows that come after {@code last}, in the order of the list; from the first if null. */
  interface Source<T> {
    List<T> after(ProjectionReader tables, @Nullable T last, int limit);
  }

  /** The cells of one row, as many as there are headings; null is an empty one. */
  interface Row<T> {
    List<@Nullable String> of(ProjectionReader tables, T item);
  }

  /**
   * A stretch of the file.
   *
   * @param last its last row, or null where it has none
   */
  record Stretch<T>(String text, @Nullable T last, boolean isLast) {}

  String head() {
    return Csv.BYTE_ORDER_MARK + Csv.line(new ArrayList<>(headings));
  }

  Stretch<T> read(ProjectionReader tables, @Nullable T last) {
    List<T> rows = source.after(tables, last, STRETCH);
    StringBuilder text = new StringBuilder();
    rows.forEach(item -> text.append(Csv.line(row.of(tables, item))));
    boolean ends = rows.size() < STRETCH;
    return new Stretch<>(text.toString(), rows.isEmpty() ? null : rows.get(rows.size() - 1), ends);
  }
}
