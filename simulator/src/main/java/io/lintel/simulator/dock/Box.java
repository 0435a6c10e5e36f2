package io.lintel.simulator.dock;

/** Boxes of the ISO base media file format (ISO/IEC 14496-12): a size, four letters, content. */
final class Box {
  private static final int HEADER = 8;

  private Box() {}

  static byte[] of(String type, byte[]... content) {
    int size = HEADER;
    for (byte[] part : content) {
      size += part.length;
    }
    Octets box = new Octets().u32(size).latin(type);
    for (byte[] part : content) {
      box.all(part);
    }
    return box.toArray();
  }

  /** A box whose content begins with a version and flags. */
  static byte[] full(String type, int flags, Octets content) {
    return of(type, new Octets().u32(flags).all(content.toArray()).toArray());
  }
}
