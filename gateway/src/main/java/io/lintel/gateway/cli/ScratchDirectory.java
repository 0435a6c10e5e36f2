package io.lintel.gateway.cli;

import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory for a command's own files. It goes with all that is in it when it is closed, and when
 * the command is interrupted.
 */
public final class ScratchDirectory implements AutoCloseable {
  /** An interrupted command still makes files and deletes them while they are gone through. */
  private static final int MOST_TRIES = 10;

  private final Path path;
  private final Thread whenInterrupted;

  private ScratchDirectory(Path path) {
    this.path = path;
    this.whenInterrupted = new Thread(this::interrupted, "lintel-scratch");
  }

  /**
   * @param wanted must not be there yet; null for a new one among the system's temporary files
   * @throws IOException if it cannot be made
   */
  public static ScratchDirectory create(@Nullable Path wanted, String prefix) throws IOException {
    Path path = wanted == null ? Files.createTempDirectory(prefix) : Files.createDirectory(wanted);
    ScratchDirectory scratch = new ScratchDirectory(path);
    Runtime.getRuntime().addShutdownHook(scratch.whenInterrupted);
    return scratch;
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(whenInterrupted);
    } catch (IllegalStateException interrupted) {
      return; // and goes by the other way
    }
    delete();
  }

  private void interrupted() {
    for (int tried = 1; ; tried++) {
      try {
        delete();
        return;
      } catch (IOException | UncheckedIOException e) {
        if (tried == MOST_TRIES) {
          System.err.println(
              "lintel: the directory " + path + " cannot be deleted: " + PlainReason.of(e));
          return;
        }
      }
    }
  }

  /** The innermost first. */
  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
