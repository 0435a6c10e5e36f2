package io.lintel.gateway.importing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.importing.Sheet.Row;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Problem;
import io.lintel.gateway.intake.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sheet's rows as the API takes them, and everything that is wrong with them.
 *
 * @param rows in the sheet's order; to be sent only if there are no mistakes
 * @param mistakes one sentence each, with line and column
 * @param ignored headings that the import does not know
 */
record CheckedRows(List<ObjectNode> rows, List<String> mistakes, List<String> ignored) {

  static CheckedRows of(Sheet sheet, ImportKind kind) {
    return new Checking(kind).check(sheet);
  }

  /** One pass over a sheet. */
  private static final class Checking {
    private final ImportKind kind;
    private final Intake intake = new Intake(meter -> null);
    private final Map<String, Column> columns = new HashMap<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private Checking(ImportKind kind) {
      this.kind = kind;
    }

    private CheckedRows check(Sheet sheet) {
      List<String> ignored = new ArrayList<>();
      for (String heading : sheet.headings()) {
        kind.columns().stream()
            .filter(column -> column.isHeadedBy(heading))
            .findFirst()
            .ifPresentOrElse(column -> claim(heading, column), () -> ignored.add(heading));
      }
      List<ObjectNode> rows = new ArrayList<>();
      sheet.rows().forEach(row -> rows.add(check(row)));
      return new CheckedRows(rows, mistakes, ignored);
    }

    private void claim(String heading, Column column) {
      if (columns.containsValue(column)) {
        mistakes.add(
            "line 1: column " + column.name() + " stands there twice, as " + heading + " too");
      }
      columns.put(heading, column);
    }

    private ObjectNode check(Row row) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      row.cells()
          .forEach(
              (heading, text) -> {
                Column column = columns.get(heading);
                if (column != null) {
                  column.put(json, text);
                }
              });
      Arrival arrival = new Arrival("import", Instant.EPOCH, "line " + row.line());
      Taken taken = kind.check(intake, json.toString().getBytes(StandardCharsets.UTF_8), arrival);
      for (Problem problem : taken.problems()) {
        mistakes.add(
            "line " + row.line() + ", " + columnAt(problem.where()) + ": " + problem.message());
      }
      checkUnique(row, json);
      return json;
    }

    private void checkUnique(Row row, ObjectNode json) {
      String unique = kind.unique();
      if (unique == null || !json.hasNonNull(unique)) {
        return;
      }
      Long before = seen.putIfAbsent(json.get(unique).asText(), row.line());
      if (before != null) {
        mistakes.add(
            "line "
                + row.line()
                + ", "
                + unique
                + ": "
                + json.get(unique).asText()
                + " stands on line "
                + before
                + " already");
      }
    }

    /** The heading a person sees in the file, for a place in the JSON. */
    private String columnAt(String where) {
      String place = where.replaceAll("\\[\\d+\\]", "");
      return columns.entrySet().stream()
          .filter(entry -> entry.getValue().path().equals(place))
          .map(Map.Entry::getKey)
          .findFirst()
          .or(
              () ->
                  kind.columns().stream()
                      .filter(column -> column.path().equals(place))
                      .map(Column::name)
                      .findFirst())
          .orElse(place.isEmpty() ? "row" : place);
    }
  }
}
