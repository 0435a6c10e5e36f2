package io.lintel.gateway.sink.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Cursors;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.sink.influx.PointStore.Answer;
import io.lintel.gateway.sink.influx.PointStore.Fault;
import io.lintel.gateway.sink.influx.PointStore.Trouble;
import io.lintel.gateway.sink.influx.Upload.Next;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
  private static final String EIGHT = "2026-11-22T08:00:00+08:00";
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  private static final String VOLUME = "{\"volume_m3\":\"1234.567\"}";

  private final MemoryJournal journal = new MemoryJournal();
  private final MemoryPointStore store = new MemoryPointStore();
  private final Map<String, Long> saved = new HashMap<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MemorySetAside setAside = new MemorySetAside();
  private Standing standing = new Standing(setAside, InstantSource.fixed(NOON));
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
    standing = new Standing(setAside, InstantSource.fixed(NOON));
    return new Upload(
        journal, cursors, store, standing, ZoneId.of("Asia/Shanghai"), new UploadMetrics(registry));
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

  /** Each of them can be summed and compared without the other coming in between. */
  @Test
  void volumesOfLineAndBaseConditionsStandInFieldsOfTheirOwn() {
    journal.reading(
        "EK-1",
        EIGHT,
        1L,
        "{\"volume_m3\":\"184223.5\",\"volume_base_m3\":\"184223.5\",\"volume_line_m3\":\"41207.1\"}");
    journal.reading(
        "EK-2",
        EIGHT,
        1L,
        "{\"conditions\":\"base\",\"flow_m3h\":\"9\",\"volume_m3\":\"184223.5\"}");

    run();

    assertEquals(
        Map.of(
            "meter_reading,meter=EK-1,source=mqtt 1795305600000000000",
            "journal=1i,seq=1i,volume_base_m3=184223.5,volume_line_m3=41207.1,volume_m3=184223.5",
            "meter_reading,meter=EK-2,source=mqtt 1795305600000000000",
            "flow_base_m3h=9.0,flow_m3h=9.0,journal=2i,seq=1i,volume_base_m3=184223.5,volume_m3=184223.5"),
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
  void whatOnlyAClockDatesThatWasNotSetIsNotCarried() {
    Instant unset = Instant.parse("1970-01-01T00:00:40Z");
    journal.add(Kind.READING, "G-1", null, 1L, VOLUME, unset);
    journal.add(Kind.READING, "G-2", EIGHT, 1L, VOLUME, unset);

    run();

    assertEquals(Set.of("meter_reading,meter=G-2,source=mqtt 1795305600000000000"), store.places());
    assertEquals(Map.of("influx", 2L), saved);
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
    store.unavailable = new Answer.Unavailable("refused");

    assertEquals(new Next.After(Backoff.FIRST), upload.step());
    assertEquals(new Next.After(Backoff.FIRST.multipliedBy(2)), upload.step());
    assertEquals(
        Optional.of("refused; nothing has been accepted since the gateway's start at " + NOON),
        standing.lastError());
    assertEquals(12_000, upload.behind());

    store.unavailable = new Answer.Accepted();
    run();

    assertEquals(12_000, store.places().size());
    assertEquals(Optional.empty(), standing.lastError());
    assertEquals(12_000, upload.cursor());
  }

  @Test
  void theStoresOwnWaitIsHonouredWithinReason() {
    journal.reading("G-1", EIGHT, 1L, VOLUME);
    store.unavailable = new Answer.Unavailable(Trouble.AWAY, "busy", Duration.ofSeconds(7));
    assertEquals(new Next.After(Duration.ofSeconds(7)), upload.step());

    store.unavailable = new Answer.Unavailable(Trouble.AWAY, "busy", Duration.ofDays(7));
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
    assertTrue(standing.lastError().orElseThrow().startsWith("every point is refused"));
  }

  @Test
  void aLonePointThatIsRefusedWithoutAWordWaitsOnlyUntilAnotherIsTaken() {
    journal.reading("poison", EIGHT, 1L, VOLUME);
    assertInstanceOf(Next.After.class, upload.step());
    assertEquals(0, upload.cursor());

    for (int i = 0; i < 6; i++) {
      journal.reading("G-" + i, EIGHT, 1L, VOLUME);
    }
    run();

    assertEquals(6, store.places().size());
    assertEquals(Set.of(1L), setAside.seqs());
    assertEquals(Optional.empty(), standing.lastError());
    assertEquals(Optional.of(NOON), standing.lastAccepted());
  }

  @Test
  void afterARestartWhatTheStoreHasHadShowsThatALonePointIsAtFault() {
    journal.reading("G-1", EIGHT, 1L, VOLUME);
    run();
    upload = restarted();
    journal.reading("poison", EIGHT, 1L, VOLUME);

    run();

    assertEquals(Set.of(2L), setAside.seqs());
    assertEquals(2, upload.cursor());
    assertEquals(Optional.empty(), standing.lastError());
  }

  @Test
  void aWriteThatTheStoreFailsOverAgainAndAgainIsSearchedForThePointThatDoesIt() {
    for (int i = 0; i < 100; i++) {
      journal.reading(i == 42 ? "poison" : "G-" + i, EIGHT, 1L, VOLUME);
    }
    store.fails = true;
    for (int i = 0; i < Upload.FAILURES_BEFORE_SUSPICION; i++) {
      assertInstanceOf(Next.After.class, upload.step());
    }
    run();

    assertEquals(99, store.places().size());
    assertEquals(Set.of(43L), setAside.seqs());
  }

  @Test
  void aStoreThatFailsOverEverythingHasNothingSetAside() {
    journal.reading("poison-1", EIGHT, 1L, VOLUME);
    journal.reading("poison-2", EIGHT, 1L, VOLUME);
    store.fails = true;

    for (int i = 0; i < 20; i++) {
      assertInstanceOf(Next.After.class, upload.step());
    }

    assertEquals(Set.of(), setAside.seqs());
    assertEquals(0, upload.cursor());
    assertTrue(store.writes < 200, () -> "writes: " + store.writes);
  }

  @Test
  void aStoreThatTakesLessAtOnceIsGivenLessAndKeepsBeingGivenLess() {
    for (int i = 0; i < 20_000; i++) {
      journal.reading("G-" + i, EIGHT, 1L, VOLUME);
    }
    store.mostLines = 700;

    run();

    assertEquals(20_000, store.places().size());
    assertEquals(Set.of(), setAside.seqs());
    assertTrue(store.linesSent < 40_000, () -> "lines: " + store.linesSent);
  }

  @ParameterizedTest(name = "{0} of 10,000 are refused")
  @ValueSource(ints = {1, 10, 100, 1_000, 5_000, 10_000})
  void whatIsRefusedCostsAFewRequestsEachAndNoStepMoreThanItsLimit(int bad) {
    store.fault = Fault.DATA;
    Set<Long> refused = new TreeSet<>();
    for (int i = 0; i < 10_000; i++) {
      boolean poisoned = (long) i * bad / 10_000 != (long) (i + 1) * bad / 10_000;
      journal.reading((poisoned ? "poison-" : "G-") + i, EIGHT, 1L, VOLUME);
      if (poisoned) {
        refused.add(i + 1L);
      }
    }

    int most = 0;
    int before = 0;
    while (upload.step() instanceof Next.Now) {
      most = Math.max(most, store.writes - before);
      before = store.writes;
    }

    assertEquals(refused, setAside.seqs());
    assertEquals(10_000 - bad, store.places().size());
    assertEquals(10_000, upload.cursor());
    int writes = store.writes;
    assertTrue(writes <= 4 + 26 * bad, () -> bad + " cost " + writes);
    assertTrue(writes <= 25_000, () -> bad + " cost " + writes);
    assertTrue(most <= Sieve.MOST_REQUESTS, "one step: " + most);
  }

  @Test
  void whatIsSetAsideIsSentAgainWhenAskedAndWhatIsRefusedAgainStays() {
    store.fault = Fault.DATA;
    journal.reading("poison-1", EIGHT, 1L, VOLUME);
    journal.reading("poison-2", EIGHT, 1L, VOLUME);
    journal.reading("G-1", EIGHT, 1L, VOLUME);
    run();
    assertEquals(Set.of(1L, 2L), setAside.seqs());

    store.poison = "poison-2";
    upload = restarted();
    upload.sendAgain();
    run();

    assertEquals(Set.of(2L), setAside.seqs());
    assertEquals(1, standing.refused());
    assertEquals(2, store.places().size());
  }

  @Test
  void aCrashBetweenKeepingAndMovingOnLosesNothingAndDoublesNothing() {
    store.fault = Fault.DATA;
    journal.reading("poison", EIGHT, 1L, VOLUME);
    journal.reading("G-1", EIGHT, 1L, VOLUME);
    run();
    saved.clear();
    upload = restarted();
    run();

    assertEquals(Set.of(1L), setAside.seqs());
    assertEquals(1, store.places().size());
  }

  @Test
  void aStoreThatNamesTheDataAsTheReasonIsBelieved() {
    store.poison = "G-";
    store.fault = Fault.DATA;
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
