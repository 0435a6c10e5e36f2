package io.lintel.gateway.linking;

import io.lintel.gateway.visit.Step;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody's recorder was elsewhere than they were, position by position in the order of
 * time: one position that they cannot well have been at, or several in one stay whose middle is
 * next door.
 */
public final class Contradiction {
  /** What is no more exact than this contradicts nothing. */
  private static final double VAGUE_METRES = 1_000;

  /** At most 80 m; a contradiction of one position begins at 117 m. */
  private static final double NEAR_DEGREES = 0.0005;

  private final Stays stays;
  private final PlaceEvidence places;
  private @Nullable Stay stay;
  private Middle middle = new Middle();
  private boolean found;

  public Contradiction(Stays stays, Weights weights) {
    this.stays = stays;
    this.places = new PlaceEvidence(weights.place());
  }

  /**
   * @param lo the earliest at which {@code fix} was taken, in microseconds
   * @param hi the latest
   */
  public void add(long lo, long hi, Step.Fix fix) {
    Stay now = stays.holding(lo, hi);
    if (now == null || fix.accuracyMetres() > VAGUE_METRES) {
      return;
    }
    if (!now.equals(stay)) {
      settle();
      stay = now;
    }
    middle.add(fix);
    found |= !isNear(fix, now) && places.of(fix, now) < 0;
  }

  /** Nearly all: told without the cost of an exact distance. */
  private static boolean isNear(Step.Fix fix, Stay stay) {
    return Math.abs(fix.point().lat() - stay.place().lat()) < NEAR_DEGREES
        && Math.abs(fix.point().lon() - stay.place().lon()) < NEAR_DEGREES;
  }

  private void settle() {
    found |= stay != null && middle.isElsewhere(stay.place(), stay.accuracyMetres());
    middle = new Middle();
  }

  public boolean found() {
    settle();
    return found;
  }
}
