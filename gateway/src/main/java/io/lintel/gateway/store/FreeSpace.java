package io.lintel.gateway.store;

import io.lintel.gateway.journal.QuotaLimits;
import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What the disk of a directory has left, asked of the system once a second at most. */
public final class FreeSpace implements LongSupplier {
  private static final long ASK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Of a small disk the reserve is a twentieth. */
  private static final int SHARE = 20;

  private final FileStore disk;
  private final LongSupplier nanoTime;
  private long askedAt;
  private long free;

  private FreeSpace(FileStore disk, LongSupplier nanoTime) throws IOException {
    this.disk = disk;
    this.nanoTime = nanoTime;
    this.askedAt = nanoTime.getAsLong();
    this.free = disk.getUsableSpace();
  }

  /**
   * @throws StoreUnusable if the system does not say
   */
  public static FreeSpace of(Path directory, LongSupplier nanoTime) {
    try {
      return new FreeSpace(Files.getFileStore(directory), nanoTime);
    } catch (IOException e) {
      throw new StoreUnusable(
          "cannot ask how full the disk of " + directory + " is: " + PlainReason.of(e), e);
    }
  }

  /** {@code limits}, with no more in reserve than this disk can spare. */
  public QuotaLimits fitting(QuotaLimits limits) {
    try {
      return new QuotaLimits(
          limits.burst(),
          limits.perSecond(),
          limits.burstBytes(),
          limits.bytesPerSecond(),
          Math.min(limits.reserveBytes(), disk.getTotalSpace() / SHARE));
    } catch (IOException e) {
      return limits;
    }
  }

  @Override
  public synchronized long getAsLong() {
    long now = nanoTime.getAsLong();
    if (now - askedAt >= ASK_EVERY_NANOS) {
      askedAt = now;
      try {
        free = disk.getUsableSpace();
      } catch (IOException e) {
        // Whether it can be written is found out by writing.
        free = Long.MAX_VALUE;
      }
    }
    return free;
  }
}
