package io.lintel.simulator.transport;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One point of a time series.
 *
 * @param nanos since 1970, or null where the writer left it to the server
 * @param fields exact as written: numbers without their type's letter
 */
public record Point(
    String measurement,
    SortedMap<String, String> tags,
    Map<String, String> fields,
    @Nullable Long nanos) {
  public Point {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }
}
