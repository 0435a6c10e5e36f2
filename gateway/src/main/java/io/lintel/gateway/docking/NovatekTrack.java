package io.lintel.gateway.docking;

import io.lintel.gateway.visit.GeoPoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Tracks of recorders with a Novatek chip: a box {@code gps } in the movie lists places in the
 * file, at each of which a {@code free} box holds one fix, little-endian, with the satellites'
 * time. And the box {@code gps0} of others: one record of 32 octets after the other.
 */
final class NovatekTrack {
  /** A fix a second for eighteen hours: of one file, and as many places that are looked at. */
  private static final int MOST_POINTS = 65_536;

  private static final int LIST_HEADER = 8;
  private static final int LIST_ENTRY = 8;
  private static final int POINT_BYTES = 0x54;
  private static final int TIME_AT = 0x30;
  private static final int VALID_AT = 0x48;
  private static final int LAT_AT = 0x4C;
  private static final int CENTURY = 2000;
  private static final int RECORD = 32;
  private static final int RECORD_DATE_AT = 22;
  private static final double MINUTES = 60;

  private NovatekTrack() {}

  /**
   * @param list the content of {@code gps }
   * @param points so far; the list's are added
   */
  static void listed(ByteBuffer list, FileOctets file, List<Footage.Point> points)
      throws IOException {
    int most = Math.min(MOST_POINTS - points.size(), (list.limit() - LIST_HEADER) / LIST_ENTRY);
    for (int i = 0; i < most; i++) {
      long at = Integer.toUnsignedLong(list.getInt(LIST_HEADER + i * LIST_ENTRY));
      ByteBuffer block = ByteBuffer.wrap(file.read(at, POINT_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
      if (block.limit() == POINT_BYTES && Boxes.type(block, 4).equals("free")) {
        point(block).ifPresent(points::add);
      }
    }
  }

  private static Optional<Footage.Point> point(ByteBuffer block) {
    boolean valid = block.get(VALID_AT) == 'A';
    Optional<Instant> at =
        time(
            CENTURY + block.getInt(TIME_AT + 12),
            block.getInt(TIME_AT + 16),
            block.getInt(TIME_AT + 20),
            block.getInt(TIME_AT),
            block.getInt(TIME_AT + 4),
            block.getInt(TIME_AT + 8));
    double lat = degrees(block.getFloat(LAT_AT), block.get(VALID_AT + 1) == 'S');
    double lon = degrees(block.getFloat(LAT_AT + 4), block.get(VALID_AT + 2) == 'W');
    return valid && isPlace(lat, lon)
        ? at.map(instant -> new Footage.Point(instant, new GeoPoint(lat, lon)))
        : Optional.empty();
  }

  /**
   * @param records the content of {@code gps0}
   * @param points so far; the records' are added
   */
  static void records(ByteBuffer records, List<Footage.Point> points) {
    ByteBuffer all = records.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + RECORD <= all.limit() && points.size() < MOST_POINTS; at += RECORD) {
      double lat = signed(all.getDouble(at));
      double lon = signed(all.getDouble(at + 8));
      int date = at + RECORD_DATE_AT;
      if (isPlace(lat, lon)) {
        time(
                CENTURY + all.get(date),
                all.get(date + 1),
                all.get(date + 2),
                all.get(date + 3),
                all.get(date + 4),
                all.get(date + 5))
            .ifPresent(when -> points.add(new Footage.Point(when, new GeoPoint(lat, lon))));
      }
    }
  }

  private static double signed(double degreesAndMinutes) {
    return degrees(Math.abs(degreesAndMinutes), degreesAndMinutes < 0);
  }

  /** 3639.36 is 36° 39.36′. */
  private static double degrees(double degreesAndMinutes, boolean negative) {
    double whole = Math.floor(degreesAndMinutes / 100);
    double degrees = whole + (degreesAndMinutes - whole * 100) / MINUTES;
    return negative ? -degrees : degrees;
  }

  private static boolean isPlace(double lat, double lon) {
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat != 0 || lon != 0);
  }

  private static Optional<Instant> time(int year, int month, int day, int h, int min, int s) {
    try {
      return Optional.of(LocalDateTime.of(year, month, day, h, min, s).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noFix) {
      return Optional.empty();
    }
  }
}
