package io.lintel.gateway.visit;

/** WGS 84, degrees. */
public record GeoPoint(double lat, double lon) {
  private static final double EARTH_RADIUS_METRES = 6_371_008.8;

  /** Half of an angle, in radians, below which three terms of a series are exact: 12 km. */
  private static final double NEAR = 1e-3;

  /** Degrees from 0, 0 within which a device says that it does not know: a kilometre. */
  private static final double NOWHERE = 0.01;

  public GeoPoint {
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      throw new IllegalArgumentException("no place on earth: lat " + lat + ", lon " + lon);
    }
  }

  /**
   * Whether these are the coordinates that devices write who do not know where they are: 0, 0, in
   * the sea 600 km from the nearest gas pipe.
   */
  public boolean isNowhere() {
    return Math.abs(lat) <= NOWHERE && Math.abs(lon) <= NOWHERE;
  }

  /** Along the great circle of a sphere: within 0.6 % of the ellipsoid's, far below a phone's. */
  public double metresTo(GeoPoint that) {
    double northHalf = Math.toRadians(that.lat - lat) / 2;
    double eastHalf = Math.toRadians(that.lon - lon) / 2;
    if (Math.abs(northHalf) < NEAR && Math.abs(eastHalf) < NEAR) {
      return metresNear(that, sineNear(northHalf), sineNear(eastHalf));
    }
    double from = Math.toRadians(lat);
    double to = Math.toRadians(that.lat);
    double north = Math.sin((to - from) / 2);
    double east = Math.sin(Math.toRadians(that.lon - lon) / 2);
    double chord = north * north + Math.cos(from) * Math.cos(to) * east * east;
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
  }

  /** The same, to the last digits of a double, in a quarter of the time. */
  private double metresNear(GeoPoint that, double north, double east) {
    double cosine = Math.cos(Math.toRadians(lat + that.lat) / 2);
    double cosines = cosine * cosine - north * north;
    double chord = north * north + cosines * east * east;
    double arc = Math.sqrt(chord) * (1 + chord * (1 / 6.0 + chord * (3 / 40.0)));
    return 2 * EARTH_RADIUS_METRES * arc;
  }

  private static double sineNear(double angle) {
    double square = angle * angle;
    return angle * (1 - square * (1 / 6.0 - square * (1 / 120.0)));
  }
}
