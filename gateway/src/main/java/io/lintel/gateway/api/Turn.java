package io.lintel.gateway.api;

import java.util.List;

/**
 * Where in a list a page stands.
 *
 * @param row the row that it comes after, or before, in parts; empty for the first page
 * @param back whether it comes before it
 */
record Turn(List<String> row, boolean back) {
  static final Turn FIRST = new Turn(List.of(), false);

  Turn {
    row = List.copyOf(row);
  }

  boolean isFirst() {
    return row.isEmpty();
  }
}
