package io.lintel.gateway.source.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.SlotReport;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private final Refusing journal = new Refusing();
  private final Outbox outbox = new Outbox("riser", journal);
  private final AtomicInteger durable = new AtomicInteger();

  @Test
  void whatTheJournalRefusesIsOfferedAgainUntilItIsTakenOnceAndInOrder() throws Exception {
    journal.refuse(3);
    IntStream.range(0, 10).forEach(this::append);
    assertTrue(outbox.awaitEmpty(Duration.ofSeconds(20)));
    assertEquals(IntStream.range(0, 10).mapToObj(i -> "G-" + i).toList(), journal.taken());
    assertEquals(10, durable.get());
  }

  @Test
  void atTheLimitItIsFullAndStillLosesNothingThatIsAdded() throws Exception {
    journal.refuse(Integer.MAX_VALUE);
    IntStream.range(0, Outbox.LIMIT - 1).forEach(this::append);
    assertFalse(outbox.isFull());
    append(Outbox.LIMIT - 1);
    assertTrue(outbox.isFull());
    append(Outbox.LIMIT);
    journal.refuse(0);
    assertTrue(outbox.awaitEmpty(Duration.ofSeconds(20)));
    assertEquals(Outbox.LIMIT + 1, journal.taken().size());
  }

  private void append(int number) {
    SlotReport slot = new SlotReport("G-" + number, "riser", NOW, "read", "", 1, Bytes.empty());
    outbox.append(
        List.of(slot.observation(new Arrival("line:riser", NOW, ""))), durable::incrementAndGet);
  }

  /** Takes an append on a thread of its own, after so many refusals. */
  private static final class Refusing implements Journal {
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private int refusals;

    synchronized void refuse(int times) {
      refusals = times;
    }

    List<String> taken() {
      return List.copyOf(taken);
    }

    @Override
    public synchronized CompletableFuture<List<Receipt>> append(List<Observation> batch) {
      if (refusals > 0) {
        refusals--;
        return CompletableFuture.failedFuture(new JournalFull("says the test"));
      }
      return CompletableFuture.supplyAsync(
          () -> {
            batch.forEach(one -> taken.add(one.device()));
            return List.of(new Receipt(taken.size(), Receipt.Outcome.NEW));
          });
    }

    @Override
    public List<Entry> read(long after, int limit) {
      return List.of();
    }

    @Override
    public long last() {
      return taken.size();
    }

    @Override
    public void onCommit(CommitListener listener) {}

    @Override
    public long takenIn() {
      return taken.size();
    }
  }
}
