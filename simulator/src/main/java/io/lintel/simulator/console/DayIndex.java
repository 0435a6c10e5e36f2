package io.lintel.simulator.console;

import io.lintel.simulator.people.Round;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Truth.EventTruth;
import io.lintel.simulator.scenario.Truth.ReadingTruth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A day's truth by who it is about; made once for each plan of the day. */
final class DayIndex {
  private final Day day;
  private final Map<String, List<ReadingTruth>> readings = new TreeMap<>();
  private final Map<String, List<EventTruth>> events = new HashMap<>();
  private final Map<String, Walk> walks = new HashMap<>();

  private DayIndex(Day day) {
    this.day = day;
    for (ReadingTruth reading : day.truth().readings()) {
      readings.computeIfAbsent(reading.meter(), id -> new ArrayList<>()).add(reading);
    }
    for (EventTruth event : day.truth().events()) {
      events.computeIfAbsent(event.recorder(), id -> new ArrayList<>()).add(event);
    }
    readings.values().forEach(all -> all.sort(Comparator.comparing(ReadingTruth::at)));
    events.values().forEach(all -> all.sort(Comparator.comparing(EventTruth::at)));
    for (Round round : day.rounds()) {
      round.walks().forEach(walk -> walks.put(key(walk.errand().visit(), walk.technician()), walk));
    }
  }

  /** Keeps the last one made: all requests ask for the day that is on. */
  static final class Kept {
    private volatile @Nullable DayIndex last;

    @SuppressWarnings(
        "ReferenceEquality") // a plan is made once; comparing two takes as long as one
    DayIndex of(Day day) {
      DayIndex kept = last;
      if (kept == null || kept.day != day) {
        kept = new DayIndex(day);
        last = kept;
      }
      return kept;
    }
  }

  Day day() {
    return day;
  }

  /** Those that report by themselves. */
  List<String> reportingMeters() {
    return List.copyOf(readings.keySet());
  }

  /** What {@code meter} had reported by {@code now}, in the order of time. */
  List<ReadingTruth> readingsUntil(String meter, Instant now) {
    return until(readings.getOrDefault(meter, List.of()), ReadingTruth::at, now);
  }

  List<EventTruth> eventsUntil(String recorder, Instant now) {
    return until(events.getOrDefault(recorder, List.of()), EventTruth::at, now);
  }

  @Nullable Walk walk(String visit, String technician) {
    return walks.get(key(visit, technician));
  }

  private static String key(String visit, String technician) {
    return visit + " " + technician;
  }

  private static <T> List<T> until(List<T> sorted, Function<T, Instant> at, Instant now) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at.apply(sorted.get(middle)).isAfter(now)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return sorted.subList(0, low);
  }
}
