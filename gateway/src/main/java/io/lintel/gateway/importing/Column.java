package io.lintel.gateway.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A column that an import knows.
 *
 * @param name its English heading
 * @param path where its value stands in the API's JSON, as {@code position.lat}
 * @param aliases other headings, the Chinese ones first of all
 */
record Column(String name, String path, List<String> aliases, CellReading reading) {
  static Column of(String name, CellReading reading, String... aliases) {
    return new Column(name, name, List.of(aliases), reading);
  }

  Column at(String elsewhere) {
    return new Column(name, elsewhere, aliases, reading);
  }

  /**
   * @param heading as {@link Headings#plain} leaves it
   */
  boolean isHeadedBy(String heading) {
    return Headings.plain(name).equals(heading)
        || aliases.stream().anyMatch(alias -> Headings.plain(alias).equals(heading));
  }

  void put(ObjectNode row, JsonNode value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      row.set(path, value);
    } else {
      row.withObjectProperty(path.substring(0, dot)).set(path.substring(dot + 1), value);
    }
  }

  /** The Chinese name where it has one, for people. */
  String inWords() {
    return aliases.isEmpty() ? name : name + " (" + aliases.get(0) + ")";
  }
}
