package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an exported list, by where their cells stand in the JSON of a row: a file has what
 * the list has, under the same names.
 *
 * @param paths {@code day}, or {@code span/from/estimate} for what stands deeper
 */
record Columns(List<String> paths) {
  static final Columns VISITS =
      of(
          "id",
          "day",
          "state",
          "outcome",
          "headline/rule",
          "headline/because",
          "headline/because_zh",
          "technicians",
          "kind",
          "address",
          "customer",
          "meters",
          "appointment/from",
          "appointment/to",
          "span/from/estimate",
          "span/to/estimate");

  static final Columns FINDINGS =
      of(
          "id",
          "day",
          "at",
          "state",
          "kind",
          "outcome",
          "rule",
          "also_rules",
          "cause",
          "certain",
          "late_by_s",
          "uncertainty_s",
          "visit",
          "technician",
          "device",
          "because",
          "because_zh",
          "decided",
          "decided_by",
          "reason");

  static final Columns ORPHANS =
      of(
          "seq",
          "time",
          "kind",
          "type",
          "device",
          "technician",
          "why",
          "position/lat",
          "position/lon",
          "runner_up/visit",
          "runner_up/confidence",
          "finding",
          "state");

  static final Columns RECORDERS =
      of(
          "id",
          "state",
          "recording_since",
          "battery_pct",
          "storage_free_mb",
          "technician",
          "last_heard",
          "last_stated",
          "last_docked");

  static final Columns METERS =
      of(
          "id",
          "reading/time",
          "reading/volume_m3",
          "reading/received",
          "reading/source",
          "reading/unproven",
          "reading/conflict",
          "reading/quality",
          "slot/due",
          "slot/outcome",
          "slot/why",
          "slots/day",
          "slots/read",
          "slots/failed",
          "slots/not_attempted",
          "visit",
          "address");

  static final Columns REJECTED =
      of("seq", "received", "source", "where", "device", "kind", "reason", "speaker", "unproven");

  Columns {
    paths = List.copyOf(paths);
  }

  private static Columns of(String... paths) {
    return new Columns(Arrays.asList(paths));
  }

  /** {@code span_from_estimate}: a path as one word. */
  List<String> headings() {
    return paths.stream().map(path -> path.replace('/', '_')).toList();
  }

  List<@Nullable String> cells(JsonNode row) {
    List<@Nullable String> cells = new ArrayList<>();
    for (String path : paths) {
      cells.add(text(row.at("/" + path)));
    }
    return cells;
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (value.isObject()) {
      return value.toString();
    }
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(" "))
        : value.asText();
  }
}
