package io.lintel.gateway.access;

import io.lintel.meter.document.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** A secret of our own making that outlives the process; nobody but the owner may read it. */
public final class SecretFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private static final int LONGEST = 4096;

  private SecretFile() {}

  /**
   * Reads {@code file}, or writes a new secret into it at the first start.
   *
   * @param what it is, for the message about a file that is empty: {@code the terminals' key}
   */
  public static String in(Path file, String what, SecureRandom random) {
    try {
      if (Files.notExists(file)) {
        write(file, Secret.fresh(random));
      }
      String text = TextFile.read(file, LONGEST).strip();
      Files.setPosixFilePermissions(file, OWNER_ONLY);
      if (text.isEmpty()) {
        throw new IOException(
            "expected " + what + " in " + file + ", found an empty file; delete it");
      }
      return text;
    } catch (TextFile.Unreadable e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Under another name first: a secret that is there is whole. */
  private static void write(Path file, String secret) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (var channel =
        Files.newByteChannel(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      channel.write(ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.UTF_8)));
    }
    Files.move(fresh, file);
  }
}
