package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.journal.Receipt.Outcome;
import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDatabaseTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00.123456Z");

  @TempDir Path directory;
  private JournalDatabase store;

  @BeforeEach
  void open() {
    store = JournalDatabase.open(directory.resolve("journal.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anEntryComesBackAsItWentIn() {
    Observation full =
        new Observation(
            Kind.RECORDER_EVENT,
            "mqtt",
            "R-7",
            "2026-11-22T12:00:00+08:00",
            17L,
            "e-3",
            "an id",
            NOON,
            bytes("{\"type\":\"power_on\"}"),
            Bytes.hex("00FF10"));
    Observation bare =
        new Observation(
            Kind.GATEWAY, "mqtt", "mqtt", null, null, null, null, NOON, bytes("{}"), Bytes.empty());

    commit(full, bare);

    assertEquals(
        List.of(new Entry(1, 1, false, full), new Entry(2, 1, false, bare)), store.read(0, 10));
  }

  @Test
  void aRepetitionIsAnsweredWithTheFirstOnesNumber() {
    commit(reading("G-1", 1, "10"), reading("G-2", 1, "10"));

    assertEquals(List.of(new Receipt(1, Outcome.DUPLICATE)), commit(reading("G-1", 1, "10")));
    assertEquals(2, store.last());
  }

  @Test
  void aRepetitionInTheSameGroupIsFound() {
    assertEquals(
        List.of(new Receipt(1, Outcome.NEW), new Receipt(1, Outcome.DUPLICATE)),
        commit(reading("G-1", 1, "10"), reading("G-1", 1, "10")));
  }

  @Test
  void theSameIdentityWithAnotherBodyIsKeptAndFlagged() {
    commit(reading("G-1", 1, "10"));

    assertEquals(
        List.of(
            new Receipt(2, Outcome.CONFLICT),
            new Receipt(2, Outcome.DUPLICATE),
            new Receipt(3, Outcome.CONFLICT),
            new Receipt(1, Outcome.DUPLICATE)),
        commit(
            reading("G-1", 1, "11"),
            reading("G-1", 1, "11"),
            reading("G-1", 1, "12"),
            reading("G-1", 1, "10")));
    assertEquals(
        List.of(false, true, true), store.read(0, 10).stream().map(Entry::conflict).toList());
  }

  @Test
  void whatSaysNothingOfItselfIsNeverARepetition() {
    Observation started =
        new Observation(
            Kind.GATEWAY,
            "gateway",
            "gateway",
            null,
            null,
            null,
            null,
            NOON,
            bytes("{\"event\":\"started\"}"),
            Bytes.empty());

    assertEquals(
        List.of(new Receipt(1, Outcome.NEW), new Receipt(2, Outcome.NEW)),
        commit(started, started));
  }

  @Test
  void numbersAndGroupsGoOnAfterReopening() {
    commit(reading("G-1", 1, "10"));
    commit(reading("G-1", 1, "10"));
    store.close();
    open();

    commit(reading("G-1", 2, "10"), reading("G-1", 1, "10"));

    assertEquals(2, store.last());
    assertEquals(List.of(1L, 2L), store.read(0, 10).stream().map(Entry::group).toList());
  }

  private List<Receipt> commit(Observation... group) {
    return store.commit(List.of(group).stream().map(Candidate::of).toList());
  }

  private static Observation reading(String meter, long sequence, String volume) {
    return new Observation(
        Kind.READING,
        "mqtt",
        meter,
        "2026-11-22T12:00:00+08:00",
        sequence,
        null,
        null,
        NOON,
        bytes("{\"volume_m3\":\"" + volume + "\"}"),
        Bytes.empty());
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
