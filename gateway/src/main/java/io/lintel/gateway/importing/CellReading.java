package io.lintel.gateway.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * What a cell means in the API's JSON. A text that means nothing goes through as it is: the
 * gateway's own check says what is wrong with it. What a spreadsheet has spoiled does not.
 */
interface CellReading {
  /** What a cell means, or why it cannot be known. */
  sealed interface Meaning {
    record Means(JsonNode json) implements Meaning {}

    record Wrong(String why) implements Meaning {}
  }

  /** Of a cell that is not empty. */
  Meaning read(Cell cell);

  /** Whether what stands there names something, so that a lost digit makes another name of it. */
  default boolean isOfNames() {
    return false;
  }

  /** A text that it would read rightly, where not any text will do. */
  default Optional<String> example() {
    return Optional.empty();
  }

  /** Words in the customer's language for the API's names; other texts stay as they are. */
  static CellReading named(Map<String, String> names) {
    return new Words(names);
  }

  /**
   * @param names the API's, by the words of the customer's language
   */
  record Words(Map<String, String> names) implements CellReading {
    public Words {
      names = Map.copyOf(names);
    }

    @Override
    public Meaning read(Cell cell) {
      return PlainReading.asText(names.getOrDefault(cell.text(), cell.text()));
    }

    @Override
    public Optional<String> example() {
      return names.values().stream().sorted().findFirst();
    }
  }
}
