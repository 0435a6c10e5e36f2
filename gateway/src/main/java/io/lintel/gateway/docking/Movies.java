package io.lintel.gateway.docking;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads what a recording states of itself, by the kind of file that it is, whatever it is called:
 * MP4 and QuickTime, also in fragments, and AVI.
 */
public final class Movies {
  /** No recorder fills more in one file; a longer one is not hashed, which would take minutes. */
  static final long LARGEST_FILE_BYTES = 64L << 30;

  private static final int KIND_BYTES = 12;

  private Movies() {}

  /**
   * @throws IOException if the file cannot be read
   */
  public static MovieRead read(FileOctets file) throws IOException {
    if (file.length() > LARGEST_FILE_BYTES) {
      return new MovieRead.Broken("has more than " + LARGEST_FILE_BYTES + " bytes");
    }
    ByteBuffer head = ByteBuffer.wrap(file.read(0, KIND_BYTES));
    return Avi.isOne(head) ? Avi.read(file) : Mp4.read(file);
  }
}
