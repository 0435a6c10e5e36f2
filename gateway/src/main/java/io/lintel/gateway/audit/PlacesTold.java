package io.lintel.gateway.audit;

import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;

/**
 * What one recorder told of its places in a visit, against the visit's address. One place alone is
 * as good as its accuracy; the middle of several is better, and tells the next house from this one,
 * unless one of them was right at the door.
 */
final class PlacesTold {
  /** How far from its address a visit really is: stairwell, courtyard, wrong map. */
  private static final double ADDRESS_METRES = 30;

  /** Fewer places have no middle worth the name. */
  private static final int LEAST_FOR_MIDDLE = 3;

  /** A middle farther than so many standard deviations is another place. */
  private static final double DEVIATIONS = 3;

  private final GeoPoint address;
  private final double radiusMetres;
  private int count;
  private int near;
  private int atTheDoor;
  private double latSum;
  private double lonSum;
  private double varianceSum;

  /**
   * @param radiusMetres a single place farther than this from the address is another
   */
  PlacesTold(GeoPoint address, double radiusMetres) {
    this.address = address;
    this.radiusMetres = radiusMetres;
  }

  void add(Step.Fix fix) {
    count++;
    latSum += fix.point().lat();
    lonSum += fix.point().lon();
    varianceSum += fix.accuracyMetres() * fix.accuracyMetres();
    double least = fix.point().metresTo(address) - fix.accuracyMetres();
    if (least <= radiusMetres) {
      near++;
    }
    if (least <= ADDRESS_METRES) {
      atTheDoor++;
    }
  }

  boolean told() {
    return count > 0;
  }

  /** Whether what was told leaves it possible that the recorder was at the address. */
  boolean mayBeHere() {
    return atTheDoor > 0 || (near > 0 && !middleIsElsewhere());
  }

  private boolean middleIsElsewhere() {
    if (count < LEAST_FOR_MIDDLE) {
      return false;
    }
    double ofMiddle = varianceSum / count / count;
    double allowed = DEVIATIONS * Math.sqrt(ADDRESS_METRES * ADDRESS_METRES + ofMiddle);
    return new GeoPoint(latSum / count, lonSum / count).metresTo(address) > allowed;
  }
}
