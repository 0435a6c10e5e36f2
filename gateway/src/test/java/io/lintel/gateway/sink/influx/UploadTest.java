package io.lintel.gateway.sink.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Cursors;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.sink.influx.PointStore.Answer;
import io.lintel.gateway.sink.influx.Upload.Next;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UploadTest {
  private static final String EIGHT = "2026-11-22T08:00:00+08:00";
  private static final String VOLUME = "{\"volume_m3\":\"1234.567\"}";

  private final MemoryJournal journal = new MemoryJournal();
  private final MemoryPointStore store = new MemoryPointStore();
  private final Map<String, Long> saved = new HashMap<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Upload upload = restarted();

  private Upload restarted() {
    Cursors cursors =
        new Cursors() {
          @Override
          public long load(String name) {
            return saved.getOrDefault(name, 0L);
          }

          @Override
          public void save(String name, long seq) {
            saved.put(name, seq);
          }
        };
    return new Upload(
        journal, cursors, store, ZoneId.of("Asia/Shanghai"), new UploadMetrics(registry));
  }

  @Test
  void aReadingStandsAtItsMetersTimeWithItsNumbers() {
    journal.reading(
        "G-1",
        EIGHT,
        17L,
        "{\"alarms\":[\"tamper\"],\"flow_m3h\":\"0.5\",\"valve\":\"open\",\"volume_m3\":\"1234.567\"}");

    run();

    assertEquals(
        Map.of(
            "meter_reading,meter=G-1,source=mqtt 1795305600000000000",
            "alarms=1i,flow_m3h=0.5,journal=1i,seq=17i,valve_open=1i,volume_m3=1234.567"),
        store.points());
  }

  @Test
  void aReadingWithoutATimeStandsWhereItWasReceived() {
    journal.reading("G-1", null, null, VOLUME);
    journal.reading("G-2", "9999-01-01T00:00:00Z", null, VOLUME);

    run();

    assertEquals(
        Set.of(
            "meter_reading,meter=G-1,source=mqtt 1795320000500000000",
            "meter_reading,meter=G-2,source=mqtt 1795320000500000000"),
        store.places());
  }

  @Test
  void onlyReadingsAreCarriedAndTheCursorPassesTheRest() {
    journal.add(Kind.STEP, "T-7", EIGHT, null, "{}");
    journal.reading("G-1", EIGHT, 1L, VOLUME);
    journal.add(Kind.STEP, "T-7", EIGHT, null, "{}");

    run();

    assertEquals(1, store.places().size());
    assertEquals(Map.of("influx", 3L), saved);
    assertEquals(0, upload.behind());
  }

  @Test
  void readingsThatShareMeterAndTimeAreTwoPointsAndStayTheSameTwoAfterARestart() {
    journal.reading("G-1", EIGHT, 1L, VOLUME);
    journal.reading("G-1", EIGHT, 2L, VOLUME);
    run();
    Set<String> before = store.places();
    assertEquals(2, before.size());

    saved.put("influx", 1L);
    upload = restarted();
    run();
    saved.clear();
    upload = restarted();
    run();

    assertEquals(before, store.places());
  }

  @Test
  void whileTheStoreIsDownTheCursorStaysAndAfterwardsAllIsCaughtUp() {
    for (int i = 0; i < 12_000; i++) {
      journal.reading("G-" + i, EIGHT, 1L, VOLUME);
    }
    store.unavailable = new Answer.Unavailable("refused", null);

    assertEquals(new Next.After(Backoff.FIRST), upload.step());
    assertEquals(new Next.After(Backoff.FIRST.multipliedBy(2)), upload.step());
    assertEquals(Optional.of("refused"), upload.lastError());
    assertEquals(12_000, upload.behind());

    store.unavailable = new Answer.Accepted();
    run();

    assertEquals(12_000, store.places().size());
    assertEquals(Optional.empty(), upload.lastError());
    assertEquals(12_000, upload.cursor());
  }

  @Test
  void theStoresOwnWaitIsHonouredWithinReason() {
    journal.reading("G-1", EIGHT, 1L, VOLUME);
    store.unavailable = new Answer.Unavailable("busy", Duration.ofSeconds(7));
    assertEquals(new Next.After(Duration.ofSeconds(7)), upload.step());

    store.unavailable = new Answer.Unavailable("busy", Duration.ofDays(7));
    assertEquals(new Next.After(Backoff.LONGEST), upload.step());
  }

  @Test
  void aPointThatTheStoreRefusesIsSetAsideAndTheOthersArrive() {
    for (int i = 0; i < 1_000; i++) {
      journal.reading(i == 333 || i == 334 ? "poison-" + i : "G-" + i, EIGHT, 1L, VOLUME);
    }

    run();

    assertEquals(998, store.places().size());
    assertEquals(1_000, upload.cursor());
    assertEquals(2, registry.counter("lintel_sink_set_aside", "sink", "influx").count());
    assertTrue(store.writes < 50, () -> "writes: " + store.writes);
  }

  @Test
  void aStoreThatRefusesEverythingIsNotBelieved() {
    store.poison = "G-";
    journal.reading("G-1", EIGHT, 1L, VOLUME);
    journal.reading("G-2", EIGHT, 1L, VOLUME);

    assertInstanceOf(Next.After.class, upload.step());
    assertEquals(0, upload.cursor());
    assertTrue(upload.lastError().orElseThrow().startsWith("every point is refused"));
  }

  @Test
  void aStoreThatNamesTheDataAsTheReasonIsBelieved() {
    store.poison = "G-";
    store.certain = true;
    journal.reading("G-1", EIGHT, 1L, VOLUME);
    journal.reading("G-2", EIGHT, 1L, VOLUME);

    run();

    assertEquals(2, upload.cursor());
  }

  @Test
  void aCursorBeyondTheJournalBelongsToAnotherJournal() {
    saved.put("influx", 500L);
    journal.reading("G-1", EIGHT, 1L, VOLUME);

    run();

    assertEquals(1, store.places().size());
    assertEquals(Map.of("influx", 1L), saved);
  }

  private void run() {
    while (upload.step() instanceof Next.Now) {
      // The next step.
    }
  }
}
