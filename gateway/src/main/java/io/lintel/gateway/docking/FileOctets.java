package io.lintel.gateway.docking;

import java.io.IOException;

/** The octets of a file, wherever it lies. */
public interface FileOctets {
  long length();

  /**
   * Up to {@code count} octets from {@code at}; fewer only at the end of the file.
   *
   * @throws IOException if the file cannot be read
   */
  byte[] read(long at, int count) throws IOException;
}
