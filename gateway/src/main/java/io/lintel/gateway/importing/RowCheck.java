package io.lintel.gateway.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Everything that is wrong with one row: what a spreadsheet has spoiled, and then what the gateway
 * would say. The gateway names one mistake at a time; what it has named is put right for it, and it
 * is asked again.
 */
final class RowCheck {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** One of them is right for any member that a row has to have. */
  private static final List<JsonNode> STAND_INS =
      List.of(
          JSON.textNode("X"),
          JSON.textNode("2026-01-01T00:00:00Z"),
          JSON.numberNode(1),
          JSON.booleanNode(true),
          JSON.arrayNode().add("X"));

  private final ImportKind kind;
  private final Intake intake = new Intake(meter -> null);
  private final List<Column> needed;

  RowCheck(ImportKind kind) {
    this.kind = kind;
    Set<String> missing = new LinkedHashSet<>();
    gather(JSON.objectNode(), new ArrayList<>(), missing);
    needed = kind.columns().stream().filter(column -> missing.contains(column.path())).toList();
  }

  /** Columns without which no row can be taken. */
  List<Column> needed() {
    return needed;
  }

  /**
   * @param place in the row's JSON; empty for the row itself
   */
  record Flaw(String place, String says) {
    String inWords(UnaryOperator<String> heading) {
      return heading.apply(place) + ": " + says;
    }
  }

  /** The row as it would be sent, and all that keeps it from that. */
  record Checked(ObjectNode json, List<Flaw> flaws) {}

  /**
   * @param texts of all rows, by position: what one cell lacks, its neighbours may show
   */
  Checked check(Table.Row row, Headings headings, Map<Integer, List<String>> texts) {
    Map<Integer, Column> columns = headings.columns();
    ObjectNode json = JSON.objectNode();
    List<Flaw> flaws = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>();
    columns.forEach(
        (at, column) -> {
          Cell cell = row.cell(at);
          if (!cell.isEmpty()) {
            put(json, column, cell, texts.getOrDefault(at, List.of()), flaws);
          }
        });
    beyond(row, headings.width()).ifPresent(flaws::add);
    flaws.forEach(flaw -> named.add(flaw.place()));
    // A column that is not there at all has been named already.
    needed.stream()
        .filter(column -> !columns.containsValue(column))
        .forEach(column -> named.add(column.path()));
    ObjectNode mended = json.deepCopy();
    standIn(mended, named);
    gather(mended, flaws, named);
    return new Checked(json, flaws);
  }

  private static void put(
      ObjectNode json, Column column, Cell cell, List<String> all, List<Flaw> flaws) {
    if (cell.form() == Cell.Form.UNUSABLE) {
      flaws.add(new Flaw(column.path(), cell.text()));
      return;
    }
    Optional<String> control = control(cell.text());
    Optional<String> cut =
        column.reading().isOfNames() ? Ruined.leadingZerosLost(cell.text(), all) : Optional.empty();
    CellReading.Meaning meaning = column.reading().read(cell);
    if (meaning instanceof CellReading.Meaning.Wrong wrong) {
      flaws.add(new Flaw(column.path(), wrong.why()));
    } else if (control.isPresent() || cut.isPresent()) {
      flaws.add(new Flaw(column.path(), control.or(() -> cut).orElseThrow()));
    } else if (meaning instanceof CellReading.Meaning.Means means) {
      column.put(json, means.json());
    }
  }

  /** What no keyboard writes; line ends and tabs within a cell are common. */
  private static Optional<String> control(String text) {
    return text.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)
        ? Optional.of("holds characters that cannot be seen: " + ForeignText.shown(text))
        : Optional.empty();
  }

  /** A comma too many moves every cell after it into the next column. */
  private static Optional<Flaw> beyond(Table.Row row, int width) {
    return row.cells().size() > width
        ? Optional.of(
            new Flaw(
                "",
                "has %d cells, but the columns' names end after %d"
                    .formatted(row.cells().size(), width)))
        : Optional.empty();
  }

  /** Asks until nothing new is said. */
  private void gather(ObjectNode row, List<Flaw> flaws, Set<String> named) {
    for (int left = kind.columns().size() + 1; left > 0; left--) {
      List<Problem> problems = problems(row);
      if (problems.isEmpty()) {
        return;
      }
      Problem problem = problems.get(0);
      String place = place(problem.where());
      if (!named.add(place)) {
        return;
      }
      flaws.add(new Flaw(place, ForeignText.visible(problem.message())));
      standIn(row, Set.of(place));
    }
  }

  /** Puts what the gateway takes where it has found a mistake; leaves the rest as it is. */
  private void standIn(ObjectNode row, Set<String> places) {
    for (Column column : kind.columns()) {
      if (!places.contains(column.path())) {
        continue;
      }
      List<JsonNode> stands = new ArrayList<>(STAND_INS);
      column.reading().example().map(JSON::textNode).ifPresent(text -> stands.add(0, text));
      for (JsonNode stand : stands) {
        column.put(row, stand);
        if (problems(row).stream().noneMatch(still -> place(still.where()).equals(column.path()))) {
          break;
        }
      }
    }
  }

  private List<Problem> problems(ObjectNode row) {
    Arrival arrival = new Arrival("import", Instant.EPOCH, "row");
    return kind.check().of(intake, row.toString().getBytes(StandardCharsets.UTF_8), arrival);
  }

  private static String place(String where) {
    return where.replaceAll("\\[\\d+\\]", "");
  }
}
