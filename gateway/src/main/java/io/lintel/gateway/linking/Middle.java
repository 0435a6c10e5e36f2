package io.lintel.gateway.linking;

import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;

/**
 * The middle of several positions told at one place: better than each of them, it tells the next
 * house from this one.
 */
public final class Middle {
  /** How far from its address, or from what a phone says, somebody really is. */
  private static final double PLACE_METRES = 30;

  /** Fewer positions have no middle worth the name. */
  private static final int LEAST = 3;

  /** A middle farther than so many standard deviations is at another place. */
  private static final double DEVIATIONS = 3;

  private int count;
  private double latSum;
  private double lonSum;
  private double varianceSum;

  public void add(Step.Fix fix) {
    count++;
    latSum += fix.point().lat();
    lonSum += fix.point().lon();
    varianceSum += fix.accuracyMetres() * fix.accuracyMetres();
  }

  public int count() {
    return count;
  }

  /** As one position; there has to be one at least. */
  Step.Fix fix() {
    return new Step.Fix(point(), Math.sqrt(varianceSum) / count);
  }

  GeoPoint point() {
    return new GeoPoint(latSum / count, lonSum / count);
  }

  /**
   * Whether it is told, and at another place than {@code place}.
   *
   * @param accuracyMetres of {@code place}, 68 %; beside what an address is off by
   */
  public boolean isElsewhere(GeoPoint place, double accuracyMetres) {
    if (count < LEAST) {
      return false;
    }
    double variance =
        PLACE_METRES * PLACE_METRES + accuracyMetres * accuracyMetres + varianceSum / count / count;
    return point().metresTo(place) > DEVIATIONS * Math.sqrt(variance);
  }
}
