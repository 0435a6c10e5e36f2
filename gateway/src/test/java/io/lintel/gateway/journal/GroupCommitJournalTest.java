package io.lintel.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Journal.JournalBroken;
import io.lintel.gateway.journal.Journal.JournalFull;
import io.lintel.gateway.journal.Receipt.Outcome;
import io.lintel.meter.wire.Bytes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitJournalTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  private final GatedStore store = new GatedStore();
  private final AtomicLong nanos = new AtomicLong();
  private final GroupCommitJournal journal =
      new GroupCommitJournal(
              store,
              new JournalLimits(4, 1 << 20, 3),
              Quotas.NONE,
              () -> NOW,
              new SimpleMeterRegistry(),
              nanos::get)
          .start();

  @AfterEach
  void close() {
    store.letCommits(100);
    journal.close();
  }

  @Test
  void nobodyHearsOfAnObservationBeforeItsCommit() {
    CompletableFuture<List<Receipt>> acknowledged = journal.append(batch(1));

    store.awaitCommitBegun();
    assertTrue(!acknowledged.isDone());

    store.letCommits(1);
    assertEquals(List.of(new Receipt(1, Outcome.NEW)), acknowledged.join());
  }

  @Test
  void whatComesDuringACommitSharesTheNextOne() {
    var first = journal.append(batch(1));
    store.awaitCommitBegun();
    var second = journal.append(batch(2));
    var third = journal.append(batch(1));
    var overTheGroupsLimit = journal.append(batch(1));

    store.letCommits(3);
    CompletableFuture.allOf(first, second, third, overTheGroupsLimit).join();

    assertEquals(List.of(1, 3, 1), store.groups());
    assertEquals(List.of(new Receipt(4, Outcome.NEW)), third.join());
    assertEquals(5, journal.takenIn());
  }

  @Test
  void atTheLimitNothingMoreIsLetIn() {
    var committing = journal.append(batch(1));
    store.awaitCommitBegun();
    var waiting = journal.append(batch(4));
    var refused = journal.append(batch(1));

    assertInstanceOf(JournalFull.class, failure(refused));

    store.letCommits(2);
    CompletableFuture.allOf(committing, waiting).join();
    store.letCommits(1);
    assertEquals(6, journal.append(batch(1)).join().get(0).seq());
  }

  @Test
  void aFailedCommitFailsTheWholeGroupAndTheNextOneHealsIt() {
    var first = journal.append(batch(1));
    store.awaitCommitBegun();
    var second = journal.append(batch(1));
    var third = journal.append(batch(1));
    store.failCommits(2);

    for (var failed : List.of(first, second, third)) {
      assertInstanceOf(JournalBroken.class, failure(failed));
    }
    assertEquals(
        Optional.of(
            "nothing can be written since " + NOW + ": disk full; it is tried again every 5 s"),
        journal.notReadyBecause());

    // One for the writer, should it try by itself before this batch is there.
    store.letCommits(2);
    assertTrue(journal.append(batch(1)).join().get(0).seq() <= 2);
    assertEquals(Optional.empty(), journal.notReadyBecause());
  }

  @Test
  void aCommitThatHangsIsToldUntilItEnds() {
    var hanging = journal.append(batch(1));
    store.awaitCommitBegun();
    nanos.addAndGet(GroupCommitJournal.LONGEST_COMMIT.toNanos() - 1);
    assertEquals(Optional.empty(), journal.notReadyBecause());

    nanos.incrementAndGet();
    String said = journal.notReadyBecause().orElseThrow();
    assertTrue(said.startsWith("a commit has been under way for 30 s"), said);
    nanos.addAndGet(GroupCommitJournal.LONGEST_COMMIT.toNanos());
    assertTrue(journal.notReadyBecause().orElseThrow().contains("for 60 s"));

    store.letCommits(1);
    hanging.join();
    // The writer takes the next group after it has ended the one before.
    var next = journal.append(batch(1));
    store.awaitCommitBegun();
    assertEquals(Optional.empty(), journal.notReadyBecause());
    store.letCommits(1);
    next.join();
  }

  @Test
  void itFindsOutByItselfThatItCanBeWrittenAgain() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    journal.onCommit(last -> heard.countDown());
    store.failCommits(1);
    assertInstanceOf(JournalBroken.class, failure(journal.append(batch(1))));

    store.letCommits(1);
    assertTrue(heard.await(30, TimeUnit.SECONDS), "nobody tried again");
    assertEquals(Optional.empty(), journal.notReadyBecause());
  }

  @Test
  void aListenerHearsOfNewEntriesAndAnUnrulyOneHurtsNobody() {
    List<Long> heard = new ArrayList<>();
    journal.onCommit(
        last -> {
          throw new IllegalStateException("unruly");
        });
    journal.onCommit(heard::add);

    store.letCommits(1);
    journal.append(batch(2)).join();

    assertEquals(List.of(2L), heard);
  }

  @Test
  void closingWritesWhatWaits() {
    var first = journal.append(batch(1));
    var second = journal.append(batch(1));
    store.letCommits(2);

    journal.close();

    assertTrue(first.isDone() && second.isDone());
    assertTrue(journal.append(batch(1)).isCompletedExceptionally());
  }

  private static @Nullable Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, future::join).getCause();
  }

  private static List<Observation> batch(int size) {
    List<Observation> batch = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      batch.add(
          new Observation(
              Kind.GATEWAY, "a", "a", null, null, null, null, NOW, Bytes.empty(), Bytes.empty()));
    }
    return batch;
  }
}
