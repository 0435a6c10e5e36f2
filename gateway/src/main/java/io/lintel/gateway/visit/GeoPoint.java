package io.lintel.gateway.visit;

/** WGS 84, degrees. */
public record GeoPoint(double lat, double lon) {
  public GeoPoint {
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      throw new IllegalArgumentException("no place on earth: lat " + lat + ", lon " + lon);
    }
  }
}
