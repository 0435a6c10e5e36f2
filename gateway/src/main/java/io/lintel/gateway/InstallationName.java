package io.lintel.gateway;

import io.lintel.meter.document.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The name under which this installation speaks to brokers, kept in the data directory. A name of
 * the product would be that of every other installation too, and a broker gives a session to
 * whoever names it last.
 */
final class InstallationName {
  /** With the prefix 23 characters, which every broker of MQTT 3.1.1 has to take. */
  private static final int RANDOM_BYTES = 8;

  private static final int LONGEST = 1_024;
  private static final String PREFIX = "lintel-";

  /** What earlier versions used: at their broker stands a session with what has not been taken. */
  private static final String EARLIER = "lintel-gateway";

  private InstallationName() {}

  /**
   * Reads {@code file}, or writes a name into it at the first start.
   *
   * @param earlier whether the data directory is of a version that had the product's name
   */
  static String in(Path file, boolean earlier, SecureRandom random) {
    try {
      if (Files.exists(file)) {
        String name = TextFile.read(file, LONGEST).strip();
        if (name.matches("[A-Za-z0-9._-]{1,64}")) {
          return name;
        }
        throw new IOException(
            "expected a client id of 1 to 64 letters, digits and . _ - in " + file + "; delete it");
      }
      String name = earlier ? EARLIER : fresh(random);
      Path written = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(written, name + "\n");
      Files.move(written, file);
      return name;
    } catch (TextFile.Unreadable e) {
      throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fresh(SecureRandom random) {
    byte[] octets = new byte[RANDOM_BYTES];
    random.nextBytes(octets);
    return PREFIX + HexFormat.of().formatHex(octets);
  }
}
