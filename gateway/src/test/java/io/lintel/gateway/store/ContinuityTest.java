package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.EntryDigest;
import io.lintel.gateway.journal.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that does not go on where it was read to is refused, and taken on purpose only. */
class ContinuityTest {
  @TempDir private Path directory;

  @Test
  void whatBelongsTogetherGoesOn() {
    write(10, true);
    assertDoesNotThrow(this::start);
    write(10, true);
    assertDoesNotThrow(this::start);
  }

  @Test
  void anOlderBackupIsRefusedInWordsAndNeverNumbersAnewWhatWasSeen() throws IOException {
    write(10, true);
    backUp();
    write(30, true);
    restore();

    String said = refusal();
    assertTrue(
        said.contains("projections.db has seen entry 40, and the journal ends with entry 10"),
        said);
    assertTrue(said.contains("the cursor of influx has seen entry 40"), said);
    assertTrue(said.contains("lintel accept-journal --data"), said);
    assertEquals(said, refusal());

    assertEquals(42, accept().next());

    assertDoesNotThrow(this::start);
    assertEquals(10 + 1 + 5, write(5, false).size());
    assertEquals(46, last());
    assertEquals(40, cursor());
  }

  @Test
  void aMissingJournalIsRefusedAndNoneIsMade() throws IOException {
    write(10, true);
    Files.delete(journal());

    assertTrue(refusal().contains("journal.db is missing"), refusal());
    assertTrue(!Files.exists(journal()));

    assertEquals(12, accept().next());
    assertDoesNotThrow(this::start);
    assertEquals(0, cursor());
  }

  @Test
  void anotherJournalOfTheSameLengthIsFoundOut() throws IOException {
    write(10, true);
    backUp();
    write(5, true);
    restore();
    writeOther(9);

    assertTrue(refusal().contains("the journal has something else there"), refusal());
  }

  @Test
  void withoutAnythingDerivedAJournalIsWhatItIs() throws IOException {
    write(10, true);
    Files.delete(directory.resolve("projections.db"));
    Files.delete(directory.resolve("cursors.db"));
    assertDoesNotThrow(this::start);
  }

  @Test
  void damagedCursorsAreMadeAnewAndTheOldOnesKept() throws IOException {
    write(10, true);
    Path cursors = directory.resolve("cursors.db");
    byte[] octets = Files.readAllBytes(cursors);
    for (int i = 4_096; i < octets.length; i++) {
      octets[i] = (byte) 0xA5;
    }
    Files.write(cursors, octets);

    assertEquals(0, cursor());
    assertTrue(Files.exists(directory.resolve("cursors.db.damaged")));
  }

  @Test
  void aJournalThatHasLostItsNameIsRefusedAndAcceptedAsAnotherWithAllItsEntries() throws Exception {
    List<Entry> all = write(10, true);
    damage("journal leaf", PageDamage.How.ZEROS);
    assertTrue(
        refusal().contains("which journal it is and how far it has come; no entry is hit"),
        refusal());

    try (DataDirectory data = DataDirectory.open(directory)) {
      assertEquals(10, SavedJournal.in(data).entries());
    }
    assertEquals(12, accept().next());
    assertDoesNotThrow(this::start);
    assertEquals(all, entries().subList(0, 10));
    assertEquals(0, cursor());
  }

  @Test
  void aJournalWhoseEndIsAnOlderPageIsRefusedAndNumberedOnAfterAllItHadCounted() throws Exception {
    write(300, false);
    damage("entry leaf", PageDamage.How.ANOTHER_PAGE);
    String refused = refusal();
    assertTrue(refused.contains(" to 300 at the least; those up to "), refused);

    assertEquals(302, accept().next());
    assertDoesNotThrow(this::start);
    long upTo = Long.parseLong(refused.replaceAll("(?s).*those up to (\\d+) .*", "$1"));
    List<Entry> entries = entries();
    assertEquals(upTo, entries.get((int) upTo - 1).seq());
    assertEquals(301, entries.get((int) upTo).seq());
  }

  /** The last page of that kind. */
  private void damage(String what, PageDamage.How how) throws Exception {
    PageDamage disk = PageDamage.of(journal());
    Random luck = new Random(7);
    List<PageDamage.Page> alike =
        disk.some(2, luck).stream().filter(page -> page.what().equals(what)).toList();
    disk.damage(alike.get(alike.size() - 1), how, luck);
  }

  private List<Entry> entries() {
    try (DataDirectory data = DataDirectory.open(directory);
        JournalDatabase journal = JournalDatabase.open(data)) {
      return journal.read(0, Integer.MAX_VALUE);
    }
  }

  private void start() {
    try (DataDirectory data = DataDirectory.open(directory);
        CursorDatabase cursors = CursorDatabase.open(data)) {
      Continuity.expectJournal(data, cursors);
      try (JournalDatabase journal = JournalDatabase.open(data)) {
        Continuity.hold(data, journal, cursors);
      }
    }
  }

  private String refusal() {
    return String.valueOf(assertThrows(StoreUnusable.class, this::start).getMessage());
  }

  private Continuity.Accepted accept() {
    try (DataDirectory data = DataDirectory.open(directory);
        CursorDatabase cursors = CursorDatabase.open(data);
        JournalDatabase journal = JournalDatabase.openWithoutItsEnd(data)) {
      return Continuity.accept(
          data,
          journal,
          cursors,
          said ->
              GatewayLife.observation(
                  "gateway", Continuity.ACCEPTED, said, Instant.parse("2026-11-22T04:00:00Z")));
    }
  }

  /** All entries; {@code read} says whether projections and a sink have read them to the end. */
  private List<Entry> write(int entries, boolean read) {
    try (DataDirectory data = DataDirectory.open(directory);
        CursorDatabase cursors = CursorDatabase.open(data);
        JournalDatabase journal = JournalDatabase.open(data)) {
      journal.commit(readings("G-1", journal.last(), entries));
      List<Entry> all = journal.read(0, Integer.MAX_VALUE);
      if (read) {
        Entry last = all.get(all.size() - 1);
        cursors.countIn(journal.id());
        cursors.save("influx", last.seq());
        try (ProjectionWriter tables =
            ProjectionDatabase.open(data.file("projections.db"), "basis", journal.id()).writer()) {
          tables.commit(last.seq(), EntryDigest.of(last));
        }
      }
      return all;
    }
  }

  private void writeOther(int entries) {
    try (DataDirectory data = DataDirectory.open(directory);
        JournalDatabase journal = JournalDatabase.open(data)) {
      journal.commit(readings("G-2", 0, entries));
    }
  }

  private static List<Candidate> readings(String meter, long from, int count) {
    List<Candidate> readings = new ArrayList<>();
    for (long i = from; i < from + count; i++) {
      Observation reading = JournalProcess.reading(meter, i);
      readings.add(Candidate.of(reading));
    }
    return readings;
  }

  private long last() {
    try (DataDirectory data = DataDirectory.open(directory);
        JournalDatabase journal = JournalDatabase.open(data)) {
      return journal.last();
    }
  }

  private long cursor() {
    try (DataDirectory data = DataDirectory.open(directory);
        CursorDatabase cursors = CursorDatabase.open(data)) {
      return cursors.load("influx");
    }
  }

  private Path journal() {
    return directory.resolve("journal.db");
  }

  private void backUp() throws IOException {
    Files.copy(journal(), directory.resolve("backup"), StandardCopyOption.REPLACE_EXISTING);
  }

  private void restore() throws IOException {
    Files.copy(directory.resolve("backup"), journal(), StandardCopyOption.REPLACE_EXISTING);
  }
}
