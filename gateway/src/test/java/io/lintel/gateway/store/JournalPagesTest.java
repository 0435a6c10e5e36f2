package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Journal.JournalBroken;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Letting;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.store.PageDamage.How;
import io.lintel.gateway.store.PageDamage.Page;
import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of page of a journal, damaged in every way: it is opened and all that it does not name
 * is there as it was, or it is refused in words. No number means two things.
 */
class JournalPagesTest {
  private static final long SEED = 29;
  private static final int OF_EACH = 4;
  private static final int ENTRIES = 1_600;
  private static final int GROUP = 100;
  private static final int REJECTED_EACH = 50;
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  private static final Pattern RANGE = Pattern.compile("\\b(\\d+)(?:-(\\d+))?(?=[,;]| and)");

  @TempDir Path directory;
  private final Map<Long, Entry> written = new HashMap<>();
  private final Map<String, Set<String>> outcomes = new HashMap<>();

  @Test
  void noPageIsLostWithoutAWord() throws Exception {
    write();
    PageDamage disk = PageDamage.of(file());
    Random luck = new Random(SEED);
    Set<String> kinds = new TreeSet<>();
    for (Page page : disk.some(OF_EACH, luck)) {
      kinds.add(page.what());
      for (How how : How.values()) {
        disk.damage(page, how, luck);
        String outcome = outcome(page + " " + how);
        outcomes.computeIfAbsent(page.what() + " " + how, kind -> new TreeSet<>()).add(outcome);
      }
    }
    for (How how : How.values()) {
      assertEquals(Set.of("whole"), of("known leaf " + how));
      assertEquals(Set.of("whole"), of("flyway_schema_history leaf " + how));
      assertEquals(Set.of("names some"), of("entry overflow " + how));
      assertEquals(Set.of("names some", "refused, saved in part"), of("entry leaf " + how));
      assertEquals(Set.of("refused, saved whole"), of("journal leaf " + how));
      assertEquals(Set.of("refused, not to be saved"), of("sqlite_schema leaf " + how));
    }
    assertTrue(
        kinds.containsAll(
            Set.of(
                "entry internal",
                "entry leaf",
                "entry overflow",
                "known internal",
                "known leaf",
                "journal leaf",
                "flyway_schema_history leaf",
                "free")),
        kinds::toString);
  }

  private Set<String> of(String kind) {
    return outcomes.getOrDefault(kind, Set.of());
  }

  private Path file() {
    return directory.resolve("journal.db");
  }

  private void write() {
    try (JournalDatabase store = JournalDatabase.open(file())) {
      for (int from = 1; from <= ENTRIES; from += GROUP) {
        store.commit(candidates(from, from + GROUP - 1));
      }
      store.letGo(
          new Letting(Kind.REJECTED, 0, ENTRIES / 2, ENTRIES, NOON.plusSeconds(60), seq -> false));
    }
    try (JournalDatabase store = JournalDatabase.open(file())) {
      store.read(0, ENTRIES).forEach(entry -> written.put(entry.seq(), entry));
    }
    assertEquals(ENTRIES, written.size());
  }

  private static List<Candidate> candidates(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(number -> Candidate.of(observation(number)))
        .toList();
  }

  /** A few to a page, and some with pages of their own. */
  private static Observation observation(long number) {
    boolean rejected = number % REJECTED_EACH == 0;
    byte[] raw = new byte[rejected ? 9_000 : 0];
    new Random(number).nextBytes(raw);
    String body = "{\"volume_m3\":\"" + number + "\",\"note\":\"" + "x".repeat(1_200) + "\"}";
    return new Observation(
        rejected ? Kind.REJECTED : Kind.READING,
        "mqtt",
        String.format("meter-%06d", number),
        "2026-11-22T12:00:00+08:00",
        number,
        null,
        null,
        NOON,
        Bytes.of(body.getBytes(StandardCharsets.UTF_8)),
        Bytes.of(raw));
  }

  /** What became of a start, of reading all, and of writing on. */
  private String outcome(String about) {
    String said;
    try (JournalDatabase store = JournalDatabase.open(file())) {
      assertEquals(ENTRIES, store.last(), about);
      Set<Long> read = readAll(store, about);
      Set<Long> named = named(store.unreadable().orElse(""));
      for (long seq = 1; seq <= ENTRIES; seq++) {
        assertTrue(read.contains(seq) ^ named.contains(seq), about + ": entry " + seq);
      }
      said = named.isEmpty() ? "whole" : "names some";
      if (writesOn(store, about)) {
        assertEquals(read.size(), readAll(store, about).size(), about);
      } else {
        said += ", takes nothing";
      }
    } catch (StoreUnusable refused) {
      String words = String.valueOf(refused.getMessage());
      assertTrue(words.contains(file().toString()), about + ": " + words);
      assertTrue(words.contains("damaged"), about + ": " + words);
      assertTrue(words.contains("backup"), about + ": " + words);
      assertFalse(words.contains("Exception"), about + ": " + words);
      return "refused, " + saved(about);
    }
    if (said.contains("nothing")) {
      return said + ", " + saved(about);
    }
    try (JournalDatabase store = JournalDatabase.open(file())) {
      readAll(store, about + ", opened again");
      assertTrue(store.last() >= ENTRIES, about);
    }
    return said;
  }

  /** Saved to a new file, what can be read is there as it was, and is written on. */
  private String saved(String about) {
    try (DataDirectory data = DataDirectory.open(directory)) {
      SavedJournal.Saved saved = SavedJournal.in(data);
      try (JournalDatabase store = JournalDatabase.openWithoutItsEnd(data)) {
        store.continueAfter(
            ENTRIES,
            Candidate.of(GatewayLife.observation("gateway", Continuity.ACCEPTED, "test", NOON)));
        assertEquals(saved.entries(), readAll(store, about).size(), about);
        assertTrue(writesOn(store, about), about);
      }
      return saved.lost().isEmpty() ? "saved whole" : "saved in part";
    } catch (StoreUnusable nothing) {
      String words = String.valueOf(nothing.getMessage());
      assertTrue(words.contains("no entry can be found in " + file()), about + ": " + words);
      return "not to be saved";
    }
  }

  /** Each of the first entries once at the most, and as it was written. */
  private Set<Long> readAll(JournalDatabase store, String about) {
    Set<Long> seen = new TreeSet<>();
    long after = 0;
    while (after < ENTRIES) {
      List<Entry> next = next(store, after);
      for (Entry entry : next) {
        assertTrue(entry.seq() > after, about + ": " + entry.seq() + " after " + after);
        after = entry.seq();
        if (after <= ENTRIES) {
          assertEquals(written.get(after), entry, about + ": entry " + after);
          seen.add(after);
        }
      }
      if (next.isEmpty() || after >= store.last()) {
        break;
      }
    }
    return seen;
  }

  private static List<Entry> next(JournalDatabase store, long after) {
    try {
      return store.read(after, 300);
    } catch (StoreUnusable nothingUpToTheEnd) {
      return List.of();
    }
  }

  private static Set<Long> named(String words) {
    Set<Long> numbers = new TreeSet<>();
    int at = words.indexOf(": ");
    if (at > 0) {
      Matcher range = RANGE.matcher(words.substring(at));
      while (range.find()) {
        long first = Long.parseLong(range.group(1));
        String last = range.group(2);
        LongStream.rangeClosed(first, last == null ? first : Long.parseLong(last))
            .forEach(numbers::add);
      }
    }
    return numbers;
  }

  /** New ones get new numbers, and can be read; or nothing is taken, in words. */
  private static boolean writesOn(JournalDatabase store, String about) {
    try {
      long last = store.last();
      List<Receipt> receipts = new ArrayList<>();
      for (long from = ENTRIES + 1; from <= ENTRIES + 300; from += GROUP) {
        receipts.addAll(store.commit(candidates(from, from + GROUP - 1)));
      }
      for (Receipt receipt : receipts) {
        assertEquals(Receipt.Outcome.NEW, receipt.outcome(), about);
        assertEquals(++last, receipt.seq(), about);
      }
      assertEquals(last, store.last(), about);
      return true;
    } catch (JournalBroken broken) {
      String words = String.valueOf(broken.getMessage());
      assertTrue(words.contains("damaged") && words.contains("backup"), about + ": " + words);
      return false;
    }
  }
}
