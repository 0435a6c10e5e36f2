package io.lintel.gateway.jt808;

import io.lintel.gateway.jt808.Position.Extra;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a position report: 28 octets, then additional items to its end. The 28 octets are the
 * report; a tail that is cut or makes no sense costs the items behind the place where it breaks,
 * never the report.
 */
final class PositionReader {
  private static final int FIXED_OCTETS = 28;
  private static final int TIME_AT = 22;
  private static final int EXTRA_HEAD = 2;
  private static final long SOUTH = 1 << 2;
  private static final long WEST = 1 << 3;
  private static final long MOST_LATITUDE = 90_000_000;
  private static final long MOST_LONGITUDE = 180_000_000;

  private PositionReader() {}

  static Item read(Bytes body) {
    if (body.length() < FIXED_OCTETS) {
      return new Item.Bad(
          new Fault(
              Fault.Kind.TRUNCATED,
              body.length(),
              "expected a position of at least 28 octets, found " + body.length()),
          body);
    }
    long status = uint32(body, 4);
    long latitude = uint32(body, 8);
    long longitude = uint32(body, 12);
    List<String> unread = new ArrayList<>(0);
    if (latitude > MOST_LATITUDE || longitude > MOST_LONGITUDE) {
      unread.add(
          Position.COORDINATES
              + ": expected at most 90 and 180 million microdegrees, found "
              + latitude
              + " and "
              + longitude);
      latitude = 0;
      longitude = 0;
    }
    List<Extra> extras = extras(body, unread);
    return new Item.Good(
        new Position(
            uint32(body, 0),
            status,
            (int) ((status & SOUTH) != 0 ? -latitude : latitude),
            (int) ((status & WEST) != 0 ? -longitude : longitude),
            body.uint16(16),
            body.uint16(18),
            body.uint16(20),
            body.slice(TIME_AT, FIXED_OCTETS).toHex(),
            extras,
            unread),
        body);
  }

  private static List<Extra> extras(Bytes body, List<String> unread) {
    List<Extra> extras = new ArrayList<>();
    int next = FIXED_OCTETS;
    while (next < body.length()) {
      int value = next + EXTRA_HEAD;
      int end = value > body.length() ? Integer.MAX_VALUE : value + body.at(next + 1);
      if (end > body.length()) {
        unread.add(
            "items from octet "
                + next
                + ": expected an additional item with its length and value, found the end");
        break;
      }
      extras.add(new Extra(body.at(next), body.slice(value, end)));
      next = end;
    }
    return extras;
  }

  private static long uint32(Bytes body, int at) {
    return (long) body.uint16(at) << 16 | body.uint16(at + 2);
  }
}
