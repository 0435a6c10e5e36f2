package io.lintel.simulator.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How often a captured meter was asked, as a schedule would say it. */
final class Rhythm {
  private static final List<Duration> USUAL =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(6));

  private Rhythm() {}

  /** The usual interval nearest to the middle one between two questions; a minute for one. */
  static Duration of(List<CapturedTurn> turns) {
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < turns.size(); i++) {
      Instant before = turns.get(i - 1).at();
      gaps.add(Math.max(1, Duration.between(before, turns.get(i).at()).toMillis()));
    }
    if (gaps.isEmpty()) {
      return Duration.ofMinutes(1);
    }
    gaps.sort(null);
    double middle = gaps.get(gaps.size() / 2);
    Duration best = USUAL.get(0);
    for (Duration usual : USUAL) {
      best = distance(usual, middle) < distance(best, middle) ? usual : best;
    }
    return best;
  }

  private static double distance(Duration usual, double millis) {
    return Math.abs(Math.log(usual.toMillis() / millis));
  }
}
