package io.lintel.gateway.identity;

import io.lintel.gateway.wording.PlainReason;
import io.lintel.meter.document.TextFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code DATA/devices.csv}: the devices that came by import or by a code. Written anew as a whole,
 * under another name first, so that what is there is whole; readable by its owner only, though it
 * holds digests and no secrets.
 */
public final class DeviceFile implements Devices.Keeping {
  private static final Logger log = LoggerFactory.getLogger(DeviceFile.class);
  private static final int LARGEST_BYTES = 64 << 20;

  private final Path file;
  private final Executor writer;
  private volatile @Nullable String trouble;

  /**
   * @param writer one thread, where writing may block
   */
  public DeviceFile(Path file, Executor writer) {
    this.file = file;
    this.writer = writer;
  }

  /**
   * @throws IllegalStateException if it cannot be read: a device that is not known could be
   *     enrolled by somebody else
   */
  public List<Device> read() {
    if (Files.notExists(file)) {
      return List.of();
    }
    DeviceList.Read read;
    try {
      read = DeviceList.read(TextFile.read(file, LARGEST_BYTES));
    } catch (TextFile.Unreadable e) {
      throw new IllegalStateException(
          "the devices kept in " + file + " cannot be read: " + e.getMessage(), e);
    }
    if (!read.wrong().isEmpty()) {
      DeviceList.Wrong first = read.wrong().get(0);
      throw new IllegalStateException(
          "the devices kept in "
              + file
              + " cannot be read, line "
              + first.line()
              + ": "
              + first.message()
              + "; mend the line, or take the file from a backup");
    }
    return read.devices();
  }

  @Override
  public CompletableFuture<Void> keep(List<Device> devices) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    writer.execute(() -> keep(devices, kept));
    return kept;
  }

  /** Why the last list could not be written; empty while all is well. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Whatever goes wrong is told: to who waits for it, and to whoever asks for trouble. */
  private void keep(List<Device> devices, CompletableFuture<Void> kept) {
    try {
      write(devices);
      trouble = null;
      kept.complete(null);
    } catch (IOException | RuntimeException | Error e) {
      String why =
          file + " cannot be written: " + PlainReason.of(e) + "; it is written with the next";
      trouble = why;
      log.error("devices outcome=not_kept file={}", file, e);
      kept.completeExceptionally(new IllegalStateException(why, e));
    }
  }

  private void write(List<Device> devices) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer text = ByteBuffer.wrap(DeviceList.write(devices).getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
