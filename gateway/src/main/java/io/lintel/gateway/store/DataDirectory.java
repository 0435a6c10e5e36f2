package io.lintel.gateway.store;

import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The directory with everything the gateway keeps, closed to other accounts (mode 0700) and held by
 * one process at a time.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates the directory where it is missing, and holds it until closed or the process ends.
   *
   * @throws StoreUnusable if another process holds it, or it cannot be made or written
   */
  public static DataDirectory open(Path path) {
    try {
      Files.createDirectories(path);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
      FileChannel lock =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(lock) == null) {
        lock.close();
        throw new StoreUnusable(
            "data directory "
                + path.toAbsolutePath()
                + " is in use by another gateway; stop that one, or give this one its own"
                + " directory (data: in lintel.yaml)",
            null);
      }
      return new DataDirectory(path, lock);
    } catch (FileAlreadyExistsException file) {
      throw new StoreUnusable(
          "data directory "
              + path.toAbsolutePath()
              + " (data: in lintel.yaml) is a file; name a folder, or one that is not there yet",
          file);
    } catch (IOException e) {
      throw new StoreUnusable(
          "data directory "
              + path.toAbsolutePath()
              + " (data: in lintel.yaml) cannot be made or written: "
              + PlainReason.of(e),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  public Path path() {
    return path;
  }

  /** A file of that name in the directory. */
  public Path file(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StoreUnusable(
          "the lock on " + path + " cannot be given back: " + PlainReason.of(e), e);
    }
  }
}
