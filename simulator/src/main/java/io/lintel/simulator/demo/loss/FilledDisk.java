package io.lintel.simulator.demo.loss;

import io.lintel.gateway.cli.CommandFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk that is filled by a file beside the gateway's, and has room again without it. */
public final class FilledDisk {
  /** Larger ones are somebody's, and filling them takes long. */
  static final long MOST_BYTES = 1L << 30;

  private static final int BLOCK_BYTES = 4_096;

  private final Path ballast;

  private FilledDisk(Path ballast) {
    this.ballast = ballast;
  }

  /**
   * @throws CommandFailed if the disk of {@code directory} is no small one
   */
  public static FilledDisk of(Path directory) throws IOException {
    long total = Files.getFileStore(directory).getTotalSpace();
    if (total > MOST_BYTES) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "expected a small disk of its own at %s, of at most %d MiB (mount -t tmpfs -o size=256m"
                  .formatted(directory, MOST_BYTES >> 20)
              + " tmpfs DIR), found one of "
              + (total >> 20)
              + " MiB, which is not filled");
    }
    return new FilledDisk(directory.resolve("ballast"));
  }

  /** Until nothing more fits. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[BLOCK_BYTES]);
      }
    } catch (IOException full) {
      if (Files.size(ballast) == 0) {
        throw full;
      }
    }
  }

  /** Makes room again. */
  void empty() throws IOException {
    Files.delete(ballast);
  }
}
