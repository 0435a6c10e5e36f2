package io.lintel.gateway.linking;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.visit.Step;
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

  /** What is no more exact than this contradicts nothing. */
  private static final double VAGUE_METRES = 1_000;

  /** At most 80 m; a contradiction begins at 117 m. */
  private static final double NEAR_DEGREES = 0.0005;

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

  /**
   * Whether somebody who was in {@code stays} cannot well have been where {@code fix} was taken, at
   * some moment from {@code lo} to {@code hi}.
   */
  public static boolean contradict(Stays stays, long lo, long hi, Step.Fix fix, Weights weights) {
    Stay stay = stays.holding(lo, hi);
    if (stay == null || fix.accuracyMetres() > VAGUE_METRES) {
      return false;
    }
    // Nearly all: told without the cost of an exact distance.
    if (Math.abs(fix.point().lat() - stay.place().lat()) < NEAR_DEGREES
        && Math.abs(fix.point().lon() - stay.place().lon()) < NEAR_DEGREES) {
      return false;
    }
    return new PlaceEvidence(weights.place()).of(fix, stay) < 0;
  }
}
