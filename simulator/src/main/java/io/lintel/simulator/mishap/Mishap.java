package io.lintel.simulator.mishap;

import io.lintel.simulator.chance.Dice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One kind of mishap, chosen for a day.
 *
 * @param id unique in the day; its luck hangs on it
 * @param on a technician, recorder, visit, meter, line, building, dock; null for all of them
 * @param share of its opportunities, 0 to 1
 * @param from since the day's beginning; null from the first moment
 * @param until since the day's beginning, excluded; null to the end
 * @param settings by parameter, presets included, as written
 */
public record Mishap(
    MishapKind kind,
    String id,
    @Nullable String on,
    double share,
    @Nullable Duration from,
    @Nullable Duration until,
    Map<String, String> settings) {
  public Mishap {
    settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** Whether {@code sinceBegin} lies in its window. */
  public boolean covers(Duration sinceBegin) {
    return (from == null || sinceBegin.compareTo(from) >= 0)
        && (until == null || sinceBegin.compareTo(until) < 0);
  }

  /** Whether its window ended before {@code sinceBegin}. */
  public boolean isOver(Duration sinceBegin) {
    return until != null && sinceBegin.compareTo(until) >= 0;
  }

  /** The same, from another moment on. */
  public Mishap from(Duration begin) {
    return new Mishap(kind, id, on, share, begin, until, settings);
  }

  /** The same, with another end. */
  public Mishap until(Duration end) {
    return new Mishap(kind, id, on, share, from, end, settings);
  }

  /** Whether it is meant for one of {@code names}: all that the thing befallen goes by. */
  public boolean concerns(String... names) {
    if (on == null) {
      return true;
    }
    for (String name : names) {
      if (on.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it strikes this time, and then with which luck for its figures.
   *
   * @param dice the day's; only its origin counts
   * @param occasion names the opportunity: the same one gets the same answer whatever else there is
   */
  public Optional<Strike> strikes(Dice dice, String occasion) {
    Dice own = dice.fork(id).fork(occasion);
    return own.chance(share) ? Optional.of(new Strike(this, own)) : Optional.empty();
  }
}
