package io.lintel.simulator.people;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The times in which somebody lets a recorder run: joined and cut, and pressed in the end. */
final class Runs {
  /** Nobody stops a recorder that fast, nor starts it again. */
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  private final TreeMap<Instant, Instant> runs = new TreeMap<>();

  /** What lies between what ran before and this stays as it is. */
  void run(Instant from, Instant to) {
    Instant begin = from;
    Instant end = to;
    for (Map.Entry<Instant, Instant> other : new TreeMap<>(runs).entrySet()) {
      if (!other.getKey().isAfter(to) && !other.getValue().isBefore(from)) {
        runs.remove(other.getKey());
        begin = other.getKey().isBefore(begin) ? other.getKey() : begin;
        end = other.getValue().isAfter(end) ? other.getValue() : end;
      }
    }
    runs.put(begin, end);
  }

  void rest(Instant from, Instant to) {
    for (Map.Entry<Instant, Instant> run : new TreeMap<>(runs).entrySet()) {
      if (run.getKey().isBefore(to) && run.getValue().isAfter(from)) {
        runs.remove(run.getKey());
        keep(run.getKey(), from);
        keep(to, run.getValue());
      }
    }
  }

  private void keep(Instant from, Instant to) {
    if (Duration.between(from, to).compareTo(SHORTEST) >= 0) {
      runs.put(from, to);
    }
  }

  /** In the order of time. */
  List<Press> pressed() {
    List<Press> presses = new ArrayList<>();
    runs.forEach(
        (from, to) -> {
          presses.add(new Press(from, Press.Button.START));
          presses.add(new Press(to, Press.Button.STOP));
        });
    return presses;
  }
}
