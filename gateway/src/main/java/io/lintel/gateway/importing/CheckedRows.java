package io.lintel.gateway.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A sheet's rows as the API takes them, and everything that is wrong with them.
 *
 * @param rows in the sheet's order; to be sent only if there are no mistakes
 * @param lines where each of them stands in the file
 * @param mistakes one sentence each, with line and column, in the order of the lines
 * @param notes what was left out, and what the sheet was read as, one sentence each
 */
record CheckedRows(
    List<ObjectNode> rows, List<Long> lines, List<String> mistakes, List<String> notes) {
  private static final int SHOWN_OF_A_ROW = 4;
  private static final Set<String> TOTALS =
      Set.of(
          "合计", "总计", "小计", "共计", "总数", "累计", "total", "totals", "sum", "subtotal", "grandtotal");

  static CheckedRows of(Sheet sheet, ImportKind kind) {
    return new Checking(sheet, kind).check();
  }

  /** One pass over a sheet. */
  private static final class Checking {
    private final Sheet sheet;
    private final ImportKind kind;
    private final RowCheck check;
    private final Map<String, Long> seen = new HashMap<>();
    private final Map<Integer, List<String>> texts = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Checking(Sheet sheet, ImportKind kind) {
      this.sheet = sheet;
      this.kind = kind;
      this.check = new RowCheck(kind);
    }

    private CheckedRows check() {
      notes.add("read as " + sheet.table().readAs());
      leftOut(sheet.above(), "is above the columns' names");
      mistakes.addAll(sheet.headings().mistakes());
      if (!sheet.headings().unknown().isEmpty()) {
        notes.add(
            "columns not known and left out: " + String.join(", ", sheet.headings().unknown()));
      }
      missingColumns();
      List<Table.Row> kept = kept();
      nameless(kept);
      sheet.headings().columns().keySet().forEach(at -> texts.put(at, texts(kept, at)));
      List<ObjectNode> rows = new ArrayList<>();
      kept.forEach(row -> rows.add(check(row)));
      if (rows.isEmpty() && mistakes.isEmpty()) {
        mistakes.add("there is no row below the columns' names on line " + sheet.headingLine());
      }
      return new CheckedRows(rows, kept.stream().map(Table.Row::line).toList(), mistakes, notes);
    }

    /** Said once, not for each row. */
    private void missingColumns() {
      for (Column needed : check.needed()) {
        if (!sheet.headings().columns().containsValue(needed)) {
          mistakes.add(
              "line %d: there is no column %s, which every row needs"
                  .formatted(sheet.headingLine(), needed.inWords()));
        }
      }
    }

    private List<Table.Row> kept() {
      List<Table.Row> kept = new ArrayList<>();
      List<Table.Row> totals = new ArrayList<>();
      List<Table.Row> again = new ArrayList<>();
      for (Table.Row row : sheet.rows()) {
        List<Table.Row> where = isTotal(row) ? totals : repeatsHeadings(row) ? again : kept;
        where.add(row);
      }
      leftOut(totals, "is a total");
      leftOut(again, "names the columns once more");
      return kept;
    }

    /** Something stands under a heading that is empty. */
    private void nameless(List<Table.Row> rows) {
      Table.Row headings = sheet.table().rows().get(sheet.headings().at());
      for (int i = 0; i < sheet.headings().width(); i++) {
        int at = i;
        if (headings.cell(at).isEmpty() && rows.stream().anyMatch(row -> !row.cell(at).isEmpty())) {
          notes.add("column %d has no name and was left out".formatted(at + 1));
        }
      }
    }

    private void leftOut(List<Table.Row> rows, String because) {
      for (Table.Row row : rows) {
        List<String> cells =
            row.cells().stream()
                .filter(cell -> !cell.isEmpty())
                .limit(SHOWN_OF_A_ROW)
                .map(cell -> ForeignText.shown(cell.text()))
                .toList();
        notes.add(
            "line %d %s and left out: %s".formatted(row.line(), because, String.join(", ", cells)));
      }
    }

    private static boolean isTotal(Table.Row row) {
      return row.cells().stream()
          .filter(Predicate.not(Cell::isEmpty))
          .findFirst()
          .filter(first -> TOTALS.contains(Headings.plain(first.text())))
          .isPresent();
    }

    private boolean repeatsHeadings(Table.Row row) {
      return sheet.headings().columns().entrySet().stream()
          .allMatch(
              named ->
                  named.getValue().isHeadedBy(Headings.plain(row.cell(named.getKey()).text())));
    }

    private static List<String> texts(List<Table.Row> rows, int at) {
      return rows.stream().map(row -> row.cell(at).text()).filter(text -> !text.isEmpty()).toList();
    }

    private ObjectNode check(Table.Row row) {
      RowCheck.Checked checked = check.check(row, sheet.headings(), texts);
      checked
          .flaws()
          .forEach(
              flaw ->
                  mistakes.add("line %d, %s".formatted(row.line(), flaw.inWords(this::heading))));
      checkUnique(row, checked.json());
      return checked.json();
    }

    private void checkUnique(Table.Row row, ObjectNode json) {
      if (kind.unique().isEmpty() || !kind.unique().stream().allMatch(json::hasNonNull)) {
        return;
      }
      String value =
          kind.unique().stream()
              .map(column -> json.get(column).asText())
              .collect(Collectors.joining("/"));
      String unique = kind.unique().get(kind.unique().size() - 1);
      Long before = seen.putIfAbsent(value, row.line());
      if (before != null) {
        mistakes.add(
            "line %d, %s: %s stands on line %d already"
                .formatted(row.line(), heading(unique), ForeignText.shown(value), before));
      }
    }

    /** The heading that stands in the file for a place in the JSON; else the import's own name. */
    private String heading(String place) {
      for (Map.Entry<Integer, Column> named : sheet.headings().columns().entrySet()) {
        if (named.getValue().path().equals(place)) {
          return ForeignText.shown(
              sheet.table().rows().get(sheet.headings().at()).cell(named.getKey()).text());
        }
      }
      return kind.columns().stream()
          .filter(column -> column.path().equals(place))
          .map(Column::inWords)
          .findFirst()
          .orElse(place.isEmpty() ? "the row" : place);
    }
  }
}
