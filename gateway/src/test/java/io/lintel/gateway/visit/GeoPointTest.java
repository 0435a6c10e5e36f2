package io.lintel.gateway.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distances near and far are those along the great circle. */
class GeoPointTest {
  private static final double RADIUS_METRES = 6_371_008.8;

  @Test
  void ofADegreeOfLatitude() {
    GeoPoint here = new GeoPoint(31.2, 121.4);

    assertEquals(111_195.08, here.metresTo(new GeoPoint(32.2, 121.4)), 0.01);
    assertEquals(111.19508, here.metresTo(new GeoPoint(31.201, 121.4)), 0.00001);
    assertEquals(0, here.metresTo(here));
  }

  @Test
  void isTheSameNearAndFar() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      // From centimetres to some forty kilometres, everywhere but at the poles.
      double reach = Math.pow(10, random.nextDouble() * 7 - 7.5);
      GeoPoint one = new GeoPoint(random.nextDouble() * 160 - 80, random.nextDouble() * 300 - 150);
      GeoPoint other =
          new GeoPoint(
              one.lat() + reach * (random.nextDouble() - 0.5),
              one.lon() + reach * (random.nextDouble() - 0.5));
      double metres = one.metresTo(other);

      assertEquals(greatCircle(one, other), metres, 1e-7 + metres * 1e-9);
      assertEquals(metres, other.metresTo(one), 1e-7);
    }
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "0, 0, true",
    "-0.0, 0, true",
    "0.00004, -0.009, true",
    "0.02, 0, false",
    "0, 0.02, false",
    "0, 121.4, false",
    "31.2, 0, false",
    "31.2, 121.4, false"
  })
  void whoKnowsNoPlaceWritesZeros(double lat, double lon, boolean nowhere) {
    assertEquals(nowhere, new GeoPoint(lat, lon).isNowhere());
  }

  private static double greatCircle(GeoPoint one, GeoPoint other) {
    double north = Math.sin(Math.toRadians(other.lat() - one.lat()) / 2);
    double east = Math.sin(Math.toRadians(other.lon() - one.lon()) / 2);
    double cosines = Math.cos(Math.toRadians(one.lat())) * Math.cos(Math.toRadians(other.lat()));
    return 2 * RADIUS_METRES * Math.asin(Math.sqrt(north * north + cosines * east * east));
  }
}
