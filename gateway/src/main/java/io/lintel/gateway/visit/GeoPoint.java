package io.lintel.gateway.visit;

/** WGS 84, degrees. */
public record GeoPoint(double lat, double lon) {
  private static final double EARTH_RADIUS_METRES = 6_371_008.8;

  public GeoPoint {
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      throw new IllegalArgumentException("no place on earth: lat " + lat + ", lon " + lon);
    }
  }

  /** Along the great circle of a sphere: within 0.6 % of the ellipsoid's, far below a phone's. */
  public double metresTo(GeoPoint that) {
    double from = Math.toRadians(lat);
    double to = Math.toRadians(that.lat);
    double north = Math.sin((to - from) / 2);
    double east = Math.sin(Math.toRadians(that.lon - lon) / 2);
    double chord = north * north + Math.cos(from) * Math.cos(to) * east * east;
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
  }
}
