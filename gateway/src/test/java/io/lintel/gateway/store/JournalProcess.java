package io.lintel.gateway.store;

import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * A process of its own that appends a stream to a journal and prints each observation's number once
 * it is acknowledged, until it is killed. Arguments: the data directory, the stream's name, the
 * first number.
 */
public final class JournalProcess {
  private static final int WINDOW = 2_000;

  private JournalProcess() {}

  /** Never returns. */
  public static void main(String[] arguments) {
    DataDirectory directory = DataDirectory.open(Path.of(arguments[0]));
    GroupCommitJournal journal =
        new GroupCommitJournal(
                JournalDatabase.open(directory),
                JournalLimits.DEFAULT,
                () -> Instant.EPOCH,
                new SimpleMeterRegistry())
            .start();
    Semaphore window = new Semaphore(WINDOW);
    for (long number = Long.parseLong(arguments[2]); ; number++) {
      long sent = number;
      window.acquireUninterruptibly();
      var unused =
          journal
              .append(List.of(reading(arguments[1], sent)))
              .thenRun(
                  () -> {
                    System.out.println(sent);
                    window.release();
                  });
    }
  }

  static Observation reading(String meter, long number) {
    return new Observation(
        Kind.READING,
        "mqtt",
        meter,
        null,
        number,
        null,
        null,
        Instant.EPOCH,
        Bytes.of(("{\"volume_m3\":\"" + number + "\"}").getBytes(StandardCharsets.UTF_8)),
        Bytes.empty());
  }
}
