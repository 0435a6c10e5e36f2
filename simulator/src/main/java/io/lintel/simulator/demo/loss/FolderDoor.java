package io.lintel.simulator.demo.loss;

import io.lintel.gateway.journal.Entry;
import io.lintel.simulator.dock.Footage;
import io.lintel.simulator.dock.Mp4;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A watched folder. Nobody is told anything: what lies in it whole has to be taken in the end,
 * once, however often the gateway begins anew.
 */
final class FolderDoor implements Door {
  private static final String RECORDER = "R-folder";
  private static final Instant FIRST = Instant.parse("2026-11-20T01:00:00Z");
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Path folder;

  FolderDoor(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "dock folder";
  }

  @Override
  public void session(DeviceMemory memory, Pace pace, BooleanSupplier over) throws IOException {
    while (!over.getAsBoolean()) {
      List<Integer> report = pace.allows(1) ? memory.take(1) : List.of();
      if (report.isEmpty()) {
        LockSupport.parkNanos(PAUSE_NANOS);
        continue;
      }
      Path whole = folder.resolve(Numbered.file(RECORDER, report.get(0)));
      Path grows = whole.resolveSibling(whole.getFileName() + ".part");
      Files.write(grows, Mp4.of(footage(report.get(0))));
      Files.move(grows, whole);
      memory.acknowledged(report);
    }
  }

  private static Footage footage(int report) {
    return new Footage(
        RECORDER,
        "T-1",
        "loss",
        1,
        FIRST.plusSeconds(60L * report),
        Duration.ofSeconds(30),
        false,
        List.of(),
        report);
  }

  @Override
  public OptionalInt report(Entry entry) {
    return Numbered.byFile(RECORDER, entry);
  }

  /** A file is looked at again after each start. */
  @Override
  public double share() {
    return 0.02;
  }
}
