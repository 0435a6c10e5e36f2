package io.lintel.gateway.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads lines of bounded length: a stream without line ends must not fill the memory. */
final class HexLines {
  /** A frame of half a megabyte, each octet followed by a blank. */
  static final int LONGEST = 3 * 512 * 1024;

  private final Reader reader;

  HexLines(Reader reader) {
    this.reader = reader;
  }

  /**
   * The next line that is not blank, without its end; empty at the end of the stream.
   *
   * @throws IOException if the stream breaks or a line is longer than {@link #LONGEST}
   */
  Optional<String> next() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      boolean end = c == '\n';
      if (end && !line.toString().isBlank()) {
        return Optional.of(line.toString().strip());
      }
      if (end) {
        line.setLength(0);
      } else {
        line.append((char) c);
      }
      if (line.length() > LONGEST) {
        throw new IOException(
            "expected lines of at most " + LONGEST + " characters, found a longer one");
      }
    }
    return line.toString().isBlank() ? Optional.empty() : Optional.of(line.toString().strip());
  }
}
