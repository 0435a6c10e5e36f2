package io.lintel.gateway.docking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The boxes of ISO 14496-12 in a stretch of memory: size, four letters, content. */
final class Boxes {
  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;
  private static final int MOST = 10_000;

  private Boxes() {}

  /** One box: its type, and its content without the header. */
  record Box(String type, ByteBuffer content) {
    /** The boxes that the content is made of, from octet {@code from} on. */
    List<Box> children(int from) {
      return from > content.limit()
          ? List.of()
          : Boxes.in(content.slice(from, content.limit() - from));
    }

    Optional<Box> child(String wanted) {
      return children(0).stream().filter(box -> box.type().equals(wanted)).findFirst();
    }

    String text(int from) {
      return from >= content.limit()
          ? ""
          : StandardCharsets.UTF_8.decode(content.slice(from, content.limit() - from)).toString();
    }
  }

  /** As far as they are whole; what does not fit into its parent ends the list. */
  static List<Box> in(ByteBuffer memory) {
    List<Box> boxes = new ArrayList<>();
    int at = 0;
    while (memory.limit() - at >= HEADER && boxes.size() < MOST) {
      long size = Integer.toUnsignedLong(memory.getInt(at));
      int header = HEADER;
      if (size == 1 && memory.limit() - at >= LONG_HEADER) {
        size = memory.getLong(at + HEADER);
        header = LONG_HEADER;
      } else if (size == 0) {
        size = (long) memory.limit() - at;
      }
      if (size < header || size > (long) memory.limit() - at) {
        break;
      }
      boxes.add(new Box(type(memory, at + 4), memory.slice(at + header, (int) size - header)));
      at += (int) size;
    }
    return boxes;
  }

  static String type(ByteBuffer memory, int at) {
    byte[] letters = new byte[4];
    memory.get(at, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }
}
