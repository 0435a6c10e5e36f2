package io.lintel.gateway.docking;

import io.lintel.gateway.visit.GeoPoint;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Positions as ISO 6709 writes them: {@code +36.6560+117.0490/}, or degrees with minutes. */
final class Iso6709 {
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\s*([+-])(\\d{2,6})(\\.\\d{1,12})?([+-])(\\d{3,7})(\\.\\d{1,12})?(?:[+-]?[\\d.]*)?"
              + "(?:CRS.*)?/?\\s*",
          Pattern.DOTALL);
  private static final double MINUTES = 60;
  private static final double SECONDS = 3600;

  private Iso6709() {}

  static Optional<GeoPoint> read(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    double lat = degrees(parts.group(1), parts.group(2), parts.group(3), 2);
    double lon = degrees(parts.group(4), parts.group(5), parts.group(6), 3);
    boolean onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    // Nobody records at sea off Africa: it is what a receiver without a fix writes.
    return onEarth && (lat != 0 || lon != 0)
        ? Optional.of(new GeoPoint(lat, lon))
        : Optional.empty();
  }

  /** {@code DD}, {@code DDMM} or {@code DDMMSS}, the last of them with a fraction. */
  private static double degrees(String sign, String digits, String fraction, int width) {
    String rest = fraction == null ? "" : fraction;
    double value =
        switch (digits.length() - width) {
          case 0 -> Double.parseDouble(digits + rest);
          case 2 ->
              Double.parseDouble(digits.substring(0, width))
                  + Double.parseDouble(digits.substring(width) + rest) / MINUTES;
          case 4 ->
              Double.parseDouble(digits.substring(0, width))
                  + Double.parseDouble(digits.substring(width, width + 2)) / MINUTES
                  + Double.parseDouble(digits.substring(width + 2) + rest) / SECONDS;
          default -> Double.NaN;
        };
    return sign.equals("-") ? -value : value;
  }
}
