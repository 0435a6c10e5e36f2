package io.lintel.gateway.importing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The row that names the columns: the first one in which at least two known names stand. Above it
 * there may be a title.
 *
 * @param at its place among the table's rows
 * @param width up to the last name
 * @param columns by position
 * @param unknown names that the import does not know, in order
 * @param mistakes columns that are named twice
 */
record Headings(
    int at, int width, Map<Integer, Column> columns, List<String> unknown, List<String> mistakes) {
  /** Titles, dates and who made it: a sheet does not begin later than this. */
  private static final int LOOKED_AT = 20;

  private static final int ENOUGH = 2;

  static Optional<Headings> in(Table table, ImportKind kind) {
    for (int at = 0; at < Math.min(LOOKED_AT, table.rows().size()); at++) {
      Headings found = of(table.rows().get(at), at, kind);
      if (found.columns.size() >= Math.min(ENOUGH, kind.columns().size())) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static Headings of(Table.Row row, int at, ImportKind kind) {
    Map<Integer, Column> columns = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String heading = row.cell(i).text();
      if (heading.isEmpty()) {
        continue;
      }
      Optional<Column> column = columnOf(heading, kind);
      if (column.isEmpty()) {
        unknown.add(ForeignText.shown(heading));
      } else if (columns.containsValue(column.get())) {
        mistakes.add(
            "line %d: column %s stands there twice, as %s too"
                .formatted(row.line(), column.get().name(), ForeignText.shown(heading)));
      } else {
        columns.put(i, column.get());
      }
    }
    return new Headings(at, row.cells().size(), columns, unknown, mistakes);
  }

  private static Optional<Column> columnOf(String heading, ImportKind kind) {
    String plain = plain(heading);
    return kind.columns().stream().filter(column -> column.isHeadedBy(plain)).findFirst();
  }

  /** Without what differs from office to office: blanks, width, case, a star, a remark. */
  static String plain(String heading) {
    return Normalizer.normalize(heading, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\([^)]*\\)|[\\s\\p{Z}\\p{Cf}_*:-]", "");
  }
}
