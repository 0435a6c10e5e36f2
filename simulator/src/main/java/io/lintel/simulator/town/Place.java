package io.lintel.simulator.town;

/** WGS 84, degrees. Distances are flat: good to a part in a thousand across a town. */
public record Place(double lat, double lon) {
  private static final double METRES_PER_DEGREE = 111_195;

  public Place moved(double metresNorth, double metresEast) {
    return new Place(
        lat + metresNorth / METRES_PER_DEGREE, lon + metresEast / metresPerDegreeOfLongitude());
  }

  public double metresTo(Place that) {
    return Math.hypot(
        (that.lat - lat) * METRES_PER_DEGREE, (that.lon - lon) * metresPerDegreeOfLongitude());
  }

  /** The point {@code fraction} of the way to {@code that}. */
  public Place towards(Place that, double fraction) {
    return new Place(lat + (that.lat - lat) * fraction, lon + (that.lon - lon) * fraction);
  }

  private double metresPerDegreeOfLongitude() {
    return METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
  }
}
