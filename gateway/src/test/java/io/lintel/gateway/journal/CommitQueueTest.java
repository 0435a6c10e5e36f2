package io.lintel.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.journal.CommitQueue.Waiting;
import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * While groups gather, they end when they are full, when nobody wants it any more, or at the close.
 */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class CommitQueueTest {
  private static final JournalLimits TWO = new JournalLimits(10, 1_000, 2);

  private final CommitQueue queue = new CommitQueue(TWO, Duration.ofHours(1));

  @Test
  void aFullGroupGathersNoLonger() {
    queue.gather(true);
    CompletableFuture<List<Waiting>> group = taken();
    put();
    put();

    assertEquals(2, group.join().size());
  }

  @Test
  void itEndsWhenNobodyWantsIt() {
    queue.gather(true);
    CompletableFuture<List<Waiting>> group = taken();
    put();
    queue.gather(false);

    assertEquals(1, group.join().size());
  }

  @Test
  void theCloseLetsItGo() {
    queue.gather(true);
    CompletableFuture<List<Waiting>> group = taken();
    put();
    queue.close();

    assertEquals(1, group.join().size());
  }

  private CompletableFuture<List<Waiting>> taken() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return queue.takeGroup(Duration.ofMinutes(1));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void put() {
    Observation said =
        new Observation(
            Kind.GATEWAY,
            "test",
            "gateway",
            null,
            null,
            null,
            null,
            Instant.EPOCH,
            Bytes.empty(),
            Bytes.empty());
    queue.put(new Waiting(List.of(Candidate.of(said)), 1, new CompletableFuture<>()));
  }
}
