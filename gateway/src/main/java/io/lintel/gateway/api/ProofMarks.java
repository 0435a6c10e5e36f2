package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.store.ProjectionReader;

/**
 * Marks what a story shows: a node that names an entry ({@code seq}), or rests on entries ({@code
 * evidence}), gets {@code "unproven": true} where one of them came from somebody who proved
 * nothing.
 */
final class ProofMarks {
  private ProofMarks() {}

  static void put(ProjectionReader tables, JsonNode story) {
    if (tables.facts().anyUnproven()) {
      mark(tables, story);
    }
  }

  private static void mark(ProjectionReader tables, JsonNode node) {
    if (node instanceof ObjectNode object && isUnproven(tables, object)) {
      object.put("unproven", true);
    }
    node.forEach(child -> mark(tables, child));
  }

  private static boolean isUnproven(ProjectionReader tables, ObjectNode node) {
    if (node.path("seq").isIntegralNumber()
        && tables.facts().isUnproven(node.path("seq").asLong())) {
      return true;
    }
    for (JsonNode seq : node.path("evidence")) {
      if (tables.facts().isUnproven(seq.asLong())) {
        return true;
      }
    }
    return false;
  }
}
