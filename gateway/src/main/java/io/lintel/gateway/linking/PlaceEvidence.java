package io.lintel.gateway.linking;

import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;

/**
 * How much a position speaks for an address: the density of a Gaussian around the address against
 * that of "anywhere in town".
 */
final class PlaceEvidence {
  /** How far from its address a visit really is: stairwell, courtyard, wrong map. */
  private static final double ADDRESS_METRES = 30;

  private static final double TOWN_RADIUS_METRES = 2_000;
  private static final double LIMIT = 4;

  private PlaceEvidence() {}

  /** Log-odds within ±4. */
  static double of(Step.Fix fix, GeoPoint address) {
    double variance = fix.accuracyMetres() * fix.accuracyMetres() + ADDRESS_METRES * ADDRESS_METRES;
    double distance = fix.point().metresTo(address);
    double logOdds =
        Math.log(TOWN_RADIUS_METRES * TOWN_RADIUS_METRES / (2 * variance))
            - distance * distance / (2 * variance);
    return Math.max(-LIMIT, Math.min(LIMIT, logOdds));
  }
}
