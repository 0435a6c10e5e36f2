package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.meter.wire.Bytes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of the journal that a disk has damaged is named by its entries, and stops nobody else. */
class DamagedJournalTest {
  private static final int PAGE = 4_096;
  private static final byte LEAF = 0x0D;
  private static final byte KNOWN_LEAF = 0x0A;
  private static final byte KNOWN_INTERIOR = 0x02;
  private static final int ENTRIES = 3_000;
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  @TempDir Path directory;
  private final Set<Long> hit = new TreeSet<>();

  @BeforeEach
  void write() {
    try (JournalDatabase store = open()) {
      for (int i = 1; i <= ENTRIES; i += 100) {
        store.commit(candidates(i, i + 99));
      }
    }
  }

  private Path file() {
    return directory.resolve("journal.db");
  }

  private JournalDatabase open() {
    return JournalDatabase.open(file());
  }

  private static List<Candidate> candidates(int from, int to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(number -> Candidate.of(reading(number)))
        .toList();
  }

  private static Observation reading(long number) {
    return new Observation(
        Kind.READING,
        "mqtt",
        String.format("meter-%06d", number),
        "2026-11-22T12:00:00+08:00",
        number,
        null,
        null,
        NOON,
        Bytes.of("{\"volume_m3\":\"1\"}".getBytes(StandardCharsets.UTF_8)),
        Bytes.empty());
  }

  /** Zeroes the leaf on which an entry lies, and notes which others do. */
  private void damage(long number) throws IOException {
    byte[] all = Files.readAllBytes(file());
    String mark = String.format("meter-%06d", number);
    for (int at = PAGE; at < all.length; at += PAGE) {
      String page = new String(all, at, PAGE, StandardCharsets.ISO_8859_1);
      if (all[at] == LEAF && page.contains(mark)) {
        for (long other = 1; other <= ENTRIES; other++) {
          if (page.contains(String.format("meter-%06d", other))) {
            hit.add(other);
          }
        }
        try (RandomAccessFile damaged = new RandomAccessFile(file().toFile(), "rw")) {
          damaged.seek(at);
          damaged.write(new byte[PAGE]);
        }
        return;
      }
    }
    throw new AssertionError("no leaf holds " + mark);
  }

  private static List<Long> followed(JournalDatabase store, int step) {
    List<Long> seen = new ArrayList<>();
    for (long after = 0; after < store.last(); ) {
      List<Entry> next = store.read(after, step);
      next.forEach(entry -> seen.add(entry.seq()));
      after = seen.get(seen.size() - 1);
    }
    return seen;
  }

  private List<Long> sound() {
    return LongStream.rangeClosed(1, ENTRIES).boxed().filter(one -> !hit.contains(one)).toList();
  }

  @Test
  void theEntriesOfADamagedPageAreNamedAndTheOthersRead() throws Exception {
    damage(700);
    damage(2_000);
    try (JournalDatabase store = open()) {
      assertEquals("", store.unreadable().orElse(""));
      for (int step : List.of(1, 7, 300, 2_000, 10_000)) {
        assertEquals(sound(), followed(store, step), "in steps of " + step);
      }
      String said = store.unreadable().orElseThrow();
      List<Long> ends =
          hit.stream()
              .filter(one -> !hit.contains(one - 1) || !hit.contains(one + 1))
              .collect(Collectors.toList());
      assertEquals(4, ends.size());
      assertTrue(
          said.contains(
              hit.size()
                  + " entries: "
                  + ends.get(0)
                  + "-"
                  + ends.get(1)
                  + ", "
                  + ends.get(2)
                  + "-"
                  + ends.get(3)),
          said);
    }
  }

  @Test
  void aReadGivesAsManyAsWereAskedForAcrossTheDamage() throws Exception {
    damage(700);
    try (JournalDatabase store = open()) {
      assertEquals(600, store.read(500, 600).size());
      assertEquals(sound().size() - 500, store.read(500, ENTRIES).size());
    }
  }

  @Test
  void aDamagedLastPageIsRefusedWithTheEntriesItHolds() throws Exception {
    damage(ENTRIES);
    long first = hit.iterator().next();
    byte[] before = Files.readAllBytes(file());
    StoreUnusable refused = assertThrows(StoreUnusable.class, this::open);
    String said = String.valueOf(refused.getMessage());
    assertTrue(
        said.contains(
            "damaged at its last entries, "
                + first
                + " to "
                + ENTRIES
                + " at the least; those up to "
                + (first - 1)
                + " are there"),
        said);
    assertArrayEquals(before, Files.readAllBytes(file()));
  }

  /** Each page of the table {@code known} in turn: nothing that is there is kept twice. */
  @Test
  void aDamagedPageOfWhatIsKnownIsMadeAnewFromTheEntries() throws Exception {
    byte[] whole = Files.readAllBytes(file());
    int pages = 0;
    for (int at = PAGE; at < whole.length; at += PAGE) {
      // Of an index, or of a table without rowids: Flyway's is made anew, too.
      if (whole[at] == KNOWN_LEAF || whole[at] == KNOWN_INTERIOR) {
        byte[] damaged = whole.clone();
        java.util.Arrays.fill(damaged, at, at + PAGE, (byte) 0);
        Files.deleteIfExists(directory.resolve("journal.db-wal"));
        Files.deleteIfExists(directory.resolve("journal.db-shm"));
        Files.write(file(), damaged);
        try (JournalDatabase store = open()) {
          assertTrue(
              again(store).stream().allMatch(one -> one.outcome() == Receipt.Outcome.DUPLICATE),
              "page at " + at);
          assertEquals(ENTRIES, store.last());
          store.commit(candidates(ENTRIES + 1, ENTRIES + 50));
          assertEquals(ENTRIES + 50, store.last());
          pages++;
        }
      }
    }
    assertTrue(pages > 10, pages + " pages");
  }

  @Test
  void whatRepeatsAnEntryThatIsLostIsKeptOnceMoreAndTheGroupIsCommitted() throws Exception {
    damage(700);
    try (JournalDatabase store = open()) {
      List<Receipt> receipts = again(store);
      for (int i = 0; i < ENTRIES; i++) {
        boolean lost = hit.contains(i + 1L);
        assertEquals(
            lost ? Receipt.Outcome.NEW : Receipt.Outcome.DUPLICATE, receipts.get(i).outcome());
      }
      assertEquals(ENTRIES + hit.size(), store.last());
      assertTrue(again(store).stream().allMatch(one -> one.outcome() == Receipt.Outcome.DUPLICATE));
      assertEquals(ENTRIES + hit.size(), store.last());
    }
  }

  private static List<Receipt> again(JournalDatabase store) {
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 1; i <= ENTRIES; i += 100) {
      receipts.addAll(store.commit(candidates(i, i + 99)));
    }
    return receipts;
  }
}
