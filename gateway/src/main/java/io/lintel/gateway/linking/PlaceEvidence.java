package io.lintel.gateway.linking;

import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;

/**
 * How much a position speaks for a place: the density of a Gaussian around the place against that
 * of "anywhere in town".
 */
final class PlaceEvidence {
  /** A weight or a difference of two; less may be two addresses close together. */
  static final double DECISIVE = 2;

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
    return limited(unlimited(fix, address, 0));
  }

  /** That {@code fix} was taken where the stay was. */
  double of(Step.Fix fix, Stay stay) {
    return limited(unlimited(fix, stay));
  }

  /** The same as it is: of two places at which it may well be, the nearer one says more. */
  double unlimited(Step.Fix fix, Stay stay) {
    return unlimited(fix, stay.place(), stay.accuracyMetres());
  }

  /** By how much less likely {@code fix} is at the stay than right in its middle. */
  double off(Step.Fix fix, Stay stay) {
    return off(fix.point().metresTo(stay.place()), variance(fix, stay.accuracyMetres()));
  }

  private static double unlimited(Step.Fix fix, GeoPoint place, double accuracyMetres) {
    double variance = variance(fix, accuracyMetres);
    return Math.log(TOWN_RADIUS_METRES * TOWN_RADIUS_METRES / (2 * variance))
        - off(fix.point().metresTo(place), variance);
  }

  private static double off(double metres, double variance) {
    return metres * metres / (2 * variance);
  }

  private static double variance(Step.Fix fix, double accuracyMetres) {
    return fix.accuracyMetres() * fix.accuracyMetres()
        + accuracyMetres * accuracyMetres
        + ADDRESS_METRES * ADDRESS_METRES;
  }

  /** Cut at what one position may say. */
  double limited(double logOdds) {
    return Math.max(-limit, Math.min(limit, logOdds));
  }
}
