package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.Journal.JournalBroken;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.meter.wire.Bytes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite answers when there is no room, and what the journal makes of it. */
class FullDiskTest {
  private static final long ROOM_PAGES = 40;
  private static final int BODY_BYTES = 10_000;

  @TempDir private Path directory;

  @Test
  void nothingIsKeptOfACommitThatFindsNoRoomAndWorkGoesOnWhenThereIsRoomAgain() {
    JournalDatabase store = JournalDatabase.open(directory.resolve("journal.db"), ROOM_PAGES);
    try (GroupCommitJournal journal =
        new GroupCommitJournal(
                store, JournalLimits.DEFAULT, () -> Instant.EPOCH, new SimpleMeterRegistry())
            .start()) {
      long number = 0;
      while (journal.notReadyBecause().isEmpty()) {
        append(journal, number++);
      }
      long kept = store.last();
      assertTrue(kept > 0 && kept < number, () -> "kept " + kept);
      assertTrue(journal.notReadyBecause().orElseThrow().contains("is the disk full?"));
      assertEquals(kept, store.read(0, Integer.MAX_VALUE).size());

      store.limitPages(Integer.MAX_VALUE);

      List<Receipt> receipts = journal.append(List.of(large(number))).join();
      assertEquals(List.of(Receipt.Outcome.NEW), receipts.stream().map(Receipt::outcome).toList());
      assertTrue(receipts.get(0).seq() > kept);
      assertEquals(Optional.empty(), journal.notReadyBecause());
    }
  }

  private static void append(GroupCommitJournal journal, long number) {
    var receipt = journal.append(List.of(large(number)));
    try {
      receipt.join();
    } catch (CompletionException e) {
      assertInstanceOf(JournalBroken.class, e.getCause());
      assertThrows(CompletionException.class, receipt::join);
    }
  }

  private static Observation large(long number) {
    return new Observation(
        Kind.READING,
        "mqtt",
        "G-1",
        null,
        number,
        null,
        null,
        Instant.EPOCH,
        Bytes.of(new byte[BODY_BYTES]),
        Bytes.empty());
  }
}
