package io.lintel.gateway.access;

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

/** The administrator's token, as it stands in {@code DATA/admin.token}. */
public final class AdminToken {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final String token;

  private AdminToken(String token) {
    this.token = token;
  }

  /** Reads the token, or writes a new one at the first start; nobody but the owner may read it. */
  public static AdminToken in(Path data, SecureRandom random) {
    Path file = data.resolve("admin.token");
    try {
      if (Files.notExists(file)) {
        write(file, Secret.fresh(random));
      }
      Files.setPosixFilePermissions(file, OWNER_ONLY);
      String token = Files.readString(file).strip();
      if (token.isEmpty()) {
        throw new IOException(
            "expected the administrator's token in " + file + ", found an empty file; delete it");
      }
      return new AdminToken(token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean is(String presented) {
    return Secret.same(token, presented);
  }

  /** For the commands that talk to the gateway they have just started. */
  public String text() {
    return token;
  }

  /** Under another name first: a token that is there is whole. */
  private static void write(Path file, String token) throws IOException {
    Path fresh = file.resolveSibling("admin.token.new");
    Files.deleteIfExists(fresh);
    try (var channel =
        Files.newByteChannel(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      channel.write(ByteBuffer.wrap((token + "\n").getBytes(StandardCharsets.UTF_8)));
    }
    Files.move(fresh, file);
  }
}
