package io.lintel.gateway.linking;

import io.lintel.gateway.clock.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks through a recorder's places. */
public final class Sightings {
  /**
   * Positions closer in time say the same thing twice. Recorders that tell theirs every minute do
   * so with a jitter.
   */
  static final long APART = 55 * Micros.SECOND;

  private static final Comparator<Sighting> BY_TIME =
      Comparator.comparingLong(Sighting::at).thenComparing(Sighting::seq);

  private Sightings() {}

  /** Those of {@code seen} that say something of their own, by time. */
  public static List<Sighting> thinned(List<Sighting> seen) {
    List<Sighting> kept = new ArrayList<>();
    long next = Long.MIN_VALUE;
    for (Sighting sighting : seen.stream().sorted(BY_TIME).toList()) {
      if (sighting.at() >= next) {
        kept.add(sighting);
        next = sighting.at() + APART;
      }
    }
    return kept;
  }
}
