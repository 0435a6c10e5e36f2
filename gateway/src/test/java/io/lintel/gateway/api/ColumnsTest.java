package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A column of an exported list that names nothing would be empty for ever. */
class ColumnsTest {
  private static final Map<String, Columns> EXPORTED =
      Map.of(
          "Visit", Columns.VISITS,
          "Finding", Columns.FINDINGS,
          "Orphan", Columns.ORPHANS,
          "Recorder", Columns.RECORDERS,
          "MeterState", Columns.METERS,
          "Rejected", Columns.REJECTED);

  /** What a file says in one cell, of the last of a finding's decisions. */
  private static final Set<String> OF_A_FILE =
      Set.of("Finding: decided", "Finding: decided_by", "Finding: reason");

  @Test
  void everyColumnIsAKeyOfTheListsItems() throws Exception {
    Map<?, ?> document = document();
    Set<String> unknown = new TreeSet<>();
    EXPORTED.forEach(
        (schema, columns) ->
            columns.paths().stream()
                .filter(path -> !isKnown(document, schema, path))
                .forEach(path -> unknown.add(schema + ": " + path)));
    assertEquals(OF_A_FILE, unknown);
  }

  private static boolean isKnown(Map<?, ?> document, String schema, String path) {
    List<Map<?, ?>> at = List.of(schema(document, schema));
    for (String key : path.split("/", -1)) {
      List<Map<?, ?>> deeper = new ArrayList<>();
      at.forEach(one -> members(document, one, key, deeper));
      at = deeper;
    }
    return !at.isEmpty();
  }

  /** Through references and what is put together of several. */
  private static void members(
      Map<?, ?> document, Map<?, ?> schema, String key, List<Map<?, ?>> found) {
    if (schema.get("$ref") instanceof String reference) {
      members(
          document,
          schema(document, reference.substring(reference.lastIndexOf('/') + 1)),
          key,
          found);
    }
    if (schema.get("allOf") instanceof List<?> parts) {
      parts.forEach(part -> members(document, (Map<?, ?>) part, key, found));
    }
    if (schema.get("properties") instanceof Map<?, ?> properties
        && properties.get(key) instanceof Map<?, ?> member) {
      found.add(member);
    }
  }

  private static Map<?, ?> schema(Map<?, ?> document, String name) {
    return map(map(map(document.get("components")).get("schemas")).get(name));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    assertNotNull(value);
    return (Map<?, ?>) value;
  }

  private static Map<?, ?> document() throws Exception {
    try (InputStream in = Columns.class.getResourceAsStream("openapi.yaml")) {
      assertNotNull(in);
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return map(new Load(LoadSettings.builder().build()).loadFromString(text));
    }
  }
}
