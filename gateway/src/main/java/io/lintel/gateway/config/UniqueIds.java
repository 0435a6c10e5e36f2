package io.lintel.gateway.config;

import java.util.HashMap;
import java.util.Map;

/** Sees to it that an id names one thing only. */
final class UniqueIds {
  private final String what;
  private final Map<String, Integer> lines = new HashMap<>();

  UniqueIds(String what) {
    this.what = what;
  }

  /** The id of {@code section}; empty, and reported, if it is missing, malformed or taken. */
  String of(Section section) {
    if (section.required("id").isEmpty()) {
      return "";
    }
    if (section.isNoText("id")) {
      section.mistake(
          "id",
          "expected text, found "
              + section.written("id")
              + ", which YAML takes for a number or a truth: put it in quotes");
    }
    String id = section.value("id", "", Meanings::id);
    Integer before = id.isEmpty() ? null : lines.putIfAbsent(id, section.line());
    if (before != null) {
      section.mistake("id", what + " " + id + " stands already on line " + before);
    }
    return id;
  }
}
