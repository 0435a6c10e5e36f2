package io.lintel.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of a few MiB that a test can fill, and empty again. Needs the right to mount one. */
public final class SmallDisk implements AutoCloseable {
  private static final int MOUNTED_WITHIN_SECONDS = 20;
  private static final int BLOCK_BYTES = 4096;

  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  /** Mounts it at {@code path}, an empty directory; without the right to, the test is skipped. */
  public static SmallDisk at(Path path, int mebibytes) {
    Needs.mounted(
        () ->
            run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", path.toString()));
    return new SmallDisk(path);
  }

  public Path path() {
    return path;
  }

  /** Until nothing more fits. */
  public void fill() throws IOException {
    Path ballast = path.resolve("ballast");
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

  /** Takes {@code mebibytes} of it away, until {@link #empty}. */
  public void occupy(int mebibytes) throws IOException {
    try (OutputStream out = Files.newOutputStream(path.resolve("ballast"))) {
      for (int i = 0; i < mebibytes << 20; i += BLOCK_BYTES) {
        out.write(new byte[BLOCK_BYTES]);
      }
    }
  }

  /** Makes room again. */
  public void empty() throws IOException {
    Files.delete(path.resolve("ballast"));
  }

  @Override
  public void close() {
    run("umount", "-l", path.toString());
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(MOUNTED_WITHIN_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
