package io.lintel.gateway.linking;

import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;

/**
 * How much a position speaks for a place: the density of a Gaussian around the place against that
 * of "anywhere in town".
 */
final class PlaceEvidence {
  /** How far from its address a visit really is: stairwell, courtyard, wrong map. */
  private static final double ADDRESS_METRES = 30;

  private static final double TOWN_RADIUS_METRES = 2_000;

  private final double limit;

  /**
   * @param limit what one position says at most, in log-odds
   */
  PlaceEvidence(double limit) {
    this.limit = limit;
  }

  /** That {@code fix} was taken at {@code address}. */
  double of(Step.Fix fix, GeoPoint address) {
    return of(fix, address, 0);
  }

  /** That {@code fix} was taken where the stay was. */
  double of(Step.Fix fix, Stay stay) {
    return of(fix, stay.place(), stay.accuracyMetres());
  }

  private double of(Step.Fix fix, GeoPoint place, double accuracyMetres) {
    double variance =
        fix.accuracyMetres() * fix.accuracyMetres()
            + accuracyMetres * accuracyMetres
            + ADDRESS_METRES * ADDRESS_METRES;
    double distance = fix.point().metresTo(place);
    double logOdds =
        Math.log(TOWN_RADIUS_METRES * TOWN_RADIUS_METRES / (2 * variance))
            - distance * distance / (2 * variance);
    return limited(logOdds);
  }

  /** Cut at what one position may say. */
  double limited(double logOdds) {
    return Math.max(-limit, Math.min(limit, logOdds));
  }
}
