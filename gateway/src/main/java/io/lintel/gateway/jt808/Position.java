package io.lintel.gateway.jt808;

import io.lintel.gateway.wording.WireName;
import io.lintel.meter.wire.Bytes;
import java.util.List;

/**
 * A position report (0x0200, clause 8.18 of 2013).
 *
 * @param alarms the alarm word as sent; the bits that Lintel knows are {@link Alarm}'s
 * @param status the status word as sent
 * @param latitudeMicrodegrees south is negative, by the status word
 * @param longitudeMicrodegrees west is negative, by the status word
 * @param altitudeMetres above the sea, 0 to 65535
 * @param speedTenths in 0.1 km/h
 * @param direction degrees, 0 is north, clockwise
 * @param time twelve hexadecimal digits, YYMMDDhhmmss in GMT+8 by the standard; not checked to be a
 *     time, and a terminal that has none sends zeros
 * @param extras what follows, in the order in which it was sent, unknown ones too
 * @param unread what of the report could not be understood, in words; the rest holds all the same
 */
public record Position(
    long alarms,
    long status,
    int latitudeMicrodegrees,
    int longitudeMicrodegrees,
    int altitudeMetres,
    int speedTenths,
    int direction,
    String time,
    List<Extra> extras,
    List<String> unread) {
  /** In {@link #unread}: the coordinates are no place on earth, and count as none. */
  public static final String COORDINATES = "coordinates";

  private static final long LOCATED = 1 << 1;
  private static final long ENCRYPTED = 1 << 5;

  public Position {
    extras = List.copyOf(extras);
    unread = List.copyOf(unread);
  }

  /** One additional item: id, length and value; what it means depends on the terminal's maker. */
  public record Extra(int id, Bytes value) {
    /** Strength of the wireless network, one octet. */
    public static final int SIGNAL = 0x30;

    /** Satellites in the fix, one octet. */
    public static final int SATELLITES = 0x31;
  }

  /** Bits of the alarm word that say something of a recorder; the others are kept in the word. */
  public enum Alarm implements WireName {
    EMERGENCY(0),
    POWER_LOW(7),
    POWER_LOST(8),
    CAMERA_FAULT(11);

    private final int bit;

    Alarm(int bit) {
      this.bit = bit;
    }
  }

  public boolean has(Alarm alarm) {
    return (alarms >> alarm.bit & 1) == 1;
  }

  /**
   * Whether the coordinates are a fix that can be read: located, on earth, and not encrypted by a
   * plug-in.
   */
  public boolean located() {
    return (status & LOCATED) != 0
        && (status & ENCRYPTED) == 0
        && unread.stream().noneMatch(what -> what.startsWith(COORDINATES));
  }
}
