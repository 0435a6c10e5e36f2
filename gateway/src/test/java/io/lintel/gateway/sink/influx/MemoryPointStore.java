package io.lintel.gateway.sink.influx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Remembers points as InfluxDB does: one for each set of tags and timestamp. Refuses lines that
 * contain a poison word, and is unavailable on demand.
 */
final class MemoryPointStore implements PointStore {
  private final Map<String, String> fieldsByPlace = new HashMap<>();
  Answer unavailable = new Answer.Accepted();
  String poison = "poison";
  Fault fault = Fault.UNNAMED;
  int mostLines = Integer.MAX_VALUE;
  boolean fails;
  int writes;
  int linesSent;

  Set<String> places() {
    return new TreeSet<>(fieldsByPlace.keySet());
  }

  Map<String, String> points() {
    return fieldsByPlace;
  }

  @Override
  public Answer write(List<String> lines) {
    writes++;
    linesSent += lines.size();
    if (unavailable instanceof Answer.Unavailable) {
      return unavailable;
    }
    if (lines.size() > mostLines) {
      return new Answer.Refused(Fault.SIZE, "too much");
    }
    if (lines.stream().anyMatch(line -> line.contains(poison))) {
      return fails
          ? new Answer.Unavailable(Trouble.FAILED, "it broke", null)
          : new Answer.Refused(fault, "a word I do not like");
    }
    for (String line : lines) {
      String[] parts = line.split(" ", -1);
      fieldsByPlace.put(parts[0] + " " + parts[2], parts[1]);
    }
    return new Answer.Accepted();
  }

  @Override
  public void close() {}
}
