package io.lintel.simulator.dock;

import io.lintel.simulator.dock.Footage.Waypoint;
import io.lintel.simulator.town.Place;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A track as recorders with a Novatek chip write it: a {@code free} box for each point among the
 * media data, and a box {@code gps } that lists where they are.
 */
final class SatelliteTrack {
  private static final int POINT = 0x100;
  private static final int BEFORE_TIME = 0x30;
  private static final int DECADE_ZERO = 2000;

  private final List<Integer> offsets = new ArrayList<>();

  /**
   * Adds the points to the media data.
   *
   * @param before octets of the file before {@code data}
   */
  void write(List<Waypoint> track, Octets data, int before) {
    for (Waypoint point : track) {
      offsets.add(before + data.length());
      data.all(point(point));
    }
  }

  /** The list; empty where there are no points. */
  byte[] list() {
    if (offsets.isEmpty()) {
      return new byte[0];
    }
    Octets list = new Octets().u32(0x101).u32(offsets.size());
    offsets.forEach(offset -> list.u32(offset).u32(POINT));
    return Box.of("gps ", list.toArray());
  }

  private static byte[] point(Waypoint point) {
    OffsetDateTime at = point.at().atOffset(ZoneOffset.UTC);
    Place place = point.place();
    Octets octets = new Octets().u32(POINT).latin("freeGPS ").u32le(POINT - 16);
    octets
        .zeros(BEFORE_TIME - octets.length())
        .u32le(at.getHour())
        .u32le(at.getMinute())
        .u32le(at.getSecond())
        .u32le(at.getYear() - DECADE_ZERO)
        .u32le(at.getMonthValue())
        .u32le(at.getDayOfMonth())
        .latin("A")
        .latin(place.lat() < 0 ? "S" : "N")
        .latin(place.lon() < 0 ? "W" : "E")
        .u8(0)
        .floatLe(degreesAndMinutes(place.lat()))
        .floatLe(degreesAndMinutes(place.lon()))
        .floatLe(0) // knots
        .floatLe(0); // course
    return octets.zeros(POINT - octets.length()).toArray();
  }

  /** 3639.36 is 36° 39.36′. */
  private static double degreesAndMinutes(double degrees) {
    double positive = Math.abs(degrees);
    double whole = Math.floor(positive);
    return whole * 100 + (positive - whole) * 60;
  }
}
