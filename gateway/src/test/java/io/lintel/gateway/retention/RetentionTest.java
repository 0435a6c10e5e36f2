package io.lintel.gateway.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.EntryDigest;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.journal.RetentionLimits;
import io.lintel.gateway.store.CursorDatabase;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.meter.wire.Bytes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Octets that are bulk go when they are old enough; entries and evidence stay. */
class RetentionTest {
  private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
  private static final RetentionLimits ALL =
      new RetentionLimits(Optional.of(Duration.ofDays(90)), Optional.of(Duration.ofDays(90)));
  private static final int RAW_BYTES = 4_000;
  private static final int PATIENCE_SECONDS = 60;

  @TempDir Path directory;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  private static Observation observation(Kind kind, int number, Instant received) {
    return new Observation(
        kind,
        "test",
        "D-" + number % 7,
        kind == Kind.READING ? received.toString() : null,
        (long) number,
        null,
        kind == Kind.REJECTED ? "hash-" + number : null,
        received,
        Bytes.of(("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8)),
        Bytes.of(new byte[RAW_BYTES]));
  }

  private static List<Observation> many(Kind kind, int from, int count, Instant received) {
    List<Observation> all = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      all.add(observation(kind, i, received));
    }
    return all;
  }

  private GroupCommitJournal journal(DataDirectory data) {
    return new GroupCommitJournal(
            JournalDatabase.open(data), JournalLimits.DEFAULT, () -> NOW, metrics)
        .start();
  }

  /** Runs it until it has looked at everything that is due. */
  private void retain(
      DataDirectory data,
      RetentionLimits limits,
      Supplier<Optional<Retention.Accepted>> accepted,
      GroupCommitJournal journal,
      Predicate<Entry> done)
      throws InterruptedException {
    try (CursorDatabase cursors = CursorDatabase.open(data);
        Retention retention =
            new Retention(limits, journal::letGo, cursors, accepted, () -> NOW, metrics).start()) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!journalOf(data, journal).stream().allMatch(done)) {
        assertTrue(System.nanoTime() < deadline, "octets were not let go of");
        assertEquals(Optional.empty(), retention.notReadyBecause());
        Thread.onSpinWait();
      }
    }
  }

  /** As somebody reads it who has not written it: not what the writer has in memory. */
  private static List<Entry> journalOf(DataDirectory data, GroupCommitJournal journal) {
    try (var kept = io.lintel.gateway.store.KeptHistory.in(data.path())) {
      return kept.read(0, (int) journal.last());
    }
  }

  @Test
  void rejectedOctetsGoAndEverythingElseStaysAsItWas() throws Exception {
    try (DataDirectory data = DataDirectory.open(directory);
        GroupCommitJournal journal = journal(data)) {
      journal.append(many(Kind.REJECTED, 0, 1_200, OLD)).join();
      for (Kind evidence : Kind.values()) {
        if (evidence != Kind.REJECTED) {
          journal.append(many(evidence, 0, 3, OLD)).join();
        }
      }
      journal.append(many(Kind.REJECTED, 5_000, 10, NOW.minus(Duration.ofDays(89)))).join();
      List<Entry> before = journalOf(data, journal);

      retain(
          data,
          RetentionLimits.DEFAULT,
          Optional::empty,
          journal,
          entry -> isKept(entry) || entry.observation().raw().isEmpty());

      List<Entry> after = journalOf(data, journal);
      assertEquals(before.size(), after.size());
      for (int i = 0; i < before.size(); i++) {
        assertEquals(EntryDigest.of(before.get(i)), EntryDigest.of(after.get(i)));
        assertEquals(
            isKept(before.get(i)) ? before.get(i).observation().raw() : Bytes.empty(),
            after.get(i).observation().raw());
      }
      // What is sent again is known all the same.
      assertTrue(
          journal.append(many(Kind.REJECTED, 0, 1_200, NOW)).join().stream()
              .allMatch(receipt -> receipt.outcome() == Receipt.Outcome.DUPLICATE));
      assertEquals(
          1_200.0 * RAW_BYTES,
          metrics.counter("lintel_retention_dropped_bytes", "what", "rejected").count());
    }
  }

  private static boolean isKept(Entry entry) {
    return entry.observation().kind() != Kind.REJECTED
        || entry.observation().received().isAfter(OLD);
  }

  @Test
  void framesOfReadingsGoOnlyWhereEverySinkHasTakenThem() throws Exception {
    Set<Long> refused = Set.of(3L, 7L);
    try (DataDirectory data = DataDirectory.open(directory);
        GroupCommitJournal journal = journal(data)) {
      journal.append(many(Kind.READING, 0, 20, OLD)).join();
      Predicate<Entry> mayGo = entry -> entry.seq() <= 15 && !refused.contains(entry.seq());

      retain(
          data,
          ALL,
          () -> Optional.of(new Retention.Accepted(15, refused::contains)),
          journal,
          entry -> !mayGo.test(entry) || entry.observation().raw().isEmpty());

      for (Entry entry : journalOf(data, journal)) {
        assertEquals(mayGo.test(entry), entry.observation().raw().isEmpty(), "" + entry.seq());
      }
    }
  }

  @Test
  void withoutASinkNoReadingLetsGoOfAnything() throws Exception {
    try (DataDirectory data = DataDirectory.open(directory);
        GroupCommitJournal journal = journal(data)) {
      journal.append(many(Kind.READING, 0, 20, OLD)).join();
      journal.append(many(Kind.REJECTED, 0, 1, OLD)).join();

      retain(
          data,
          ALL,
          Optional::empty,
          journal,
          entry ->
              entry.observation().kind() != Kind.REJECTED || entry.observation().raw().isEmpty());

      assertTrue(
          journalOf(data, journal).stream()
              .filter(entry -> entry.observation().kind() == Kind.READING)
              .noneMatch(entry -> entry.observation().raw().isEmpty()));
    }
  }

  @Test
  void whatIsFreeAgainIsUsedForWhatComesNext() throws Exception {
    try (DataDirectory data = DataDirectory.open(directory)) {
      try (GroupCommitJournal journal = journal(data)) {
        journal.append(many(Kind.REJECTED, 0, 3_000, OLD)).join();
      }
      long full = size(data);
      try (GroupCommitJournal journal = journal(data)) {
        retain(
            data,
            RetentionLimits.DEFAULT,
            Optional::empty,
            journal,
            entry -> entry.observation().raw().isEmpty());
        journal.append(many(Kind.READING, 0, 2_500, NOW)).join();
      }
      assertTrue(size(data) <= full + full / 20, full + " and now " + size(data));
    }
  }

  /** Closed, so that the whole of it lies in one file. */
  private static long size(DataDirectory data) throws IOException {
    return Files.size(data.file("journal.db"));
  }
}
