package io.lintel.simulator.capture;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.capture.TcpStream.Delivered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cuts one direction of a connection into Modbus TCP frames, and keeps when their parts came. */
final class MbapFrames {
  private static final int HEADER = 7;
  private static final int LENGTH_AT = 4;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 254;

  private final List<Part> parts = new ArrayList<>();
  private Bytes open = Bytes.empty();

  record Part(Instant at, Bytes octets) {}

  /**
   * A frame, or octets that are none.
   *
   * @param whole it is a frame
   */
  record Piece(List<Part> parts, boolean whole) {
    Piece {
      parts = List.copyOf(parts);
    }

    Bytes octets() {
      Bytes all = Bytes.empty();
      for (Part part : parts) {
        all = all.plus(part.octets());
      }
      return all;
    }

    Instant end() {
      return parts.get(parts.size() - 1).at();
    }
  }

  /**
   * What {@code delivered} completes. Octets that cannot begin a frame are given out as they are.
   */
  List<Piece> take(Delivered delivered) {
    List<Piece> pieces = new ArrayList<>();
    if (delivered.afterGap()) {
      pieces.addAll(rest());
    }
    open = open.plus(delivered.octets());
    parts.add(new Part(delivered.at(), delivered.octets()));
    while (open.length() >= HEADER) {
      int length = open.uint16(LENGTH_AT);
      if (open.uint16(2) != 0 || length < SHORTEST || length > LONGEST) {
        pieces.addAll(rest());
      } else if (open.length() >= LENGTH_AT + 2 + length) {
        pieces.add(new Piece(cut(LENGTH_AT + 2 + length), true));
      } else {
        break;
      }
    }
    return pieces;
  }

  /** What has not become a frame; empty if nothing is left. */
  List<Piece> rest() {
    return open.isEmpty() ? List.of() : List.of(new Piece(cut(open.length()), false));
  }

  private List<Part> cut(int length) {
    open = open.slice(length, open.length());
    List<Part> taken = new ArrayList<>();
    int left = length;
    while (left > 0) {
      Part first = parts.remove(0);
      int here = Math.min(left, first.octets().length());
      taken.add(new Part(first.at(), first.octets().slice(0, here)));
      if (here < first.octets().length()) {
        parts.add(0, new Part(first.at(), first.octets().slice(here, first.octets().length())));
      }
      left -= here;
    }
    return taken;
  }
}
