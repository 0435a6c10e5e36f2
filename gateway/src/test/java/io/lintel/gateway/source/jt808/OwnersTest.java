package io.lintel.gateway.source.jt808;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.jt808.Numbers.Owner;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.TerminalDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration HOLD = Duration.ofDays(30);

  private Instant now = NOON;
  private final Owners owners = new Owners(List.of(), HOLD, () -> now);

  @Test
  void whatIsHeardIsKeptOnceAnHourAndNoOftener() {
    owners.owns("1", "a");
    assertEquals(List.of(new Owner("1", "a", NOON)), owners.changes().owners());
    for (int minute = 1; minute < 60; minute++) {
      now = NOON.plus(Duration.ofMinutes(minute));
      owners.heard("1");
      owners.owns("1", "a");
    }
    assertTrue(owners.changes().none());
    now = NOON.plus(Duration.ofHours(1));
    owners.heard("1");
    assertEquals(List.of(new Owner("1", "a", now)), owners.changes().owners());
    owners.heard("2");
    assertTrue(owners.changes().none(), "nobody's");
  }

  /** Whoever makes up numbers drives out his own. */
  @Test
  void beyondTheLimitWhoeverWasHeardLongestAgoIsForgotten() {
    owners.owns("honest", "a");
    for (int i = 0; i < 2 * Owners.MOST_NUMBERS; i++) {
      owners.owns("made up " + i, "b");
      if (i % 1_000 == 0) {
        owners.heard("honest");
      }
    }
    assertTrue(owners.otherThan("b", "honest").isPresent());
    assertTrue(owners.otherThan("a", "made up 0").isEmpty());
    Owners.Changes changes = owners.changes();
    assertEquals(Owners.MOST_NUMBERS, changes.owners().size());
    assertEquals(Owners.MOST_NUMBERS + 1, changes.forgotten().size());
  }

  @Test
  void whatCouldNotBeKeptIsAChangeAgain() {
    owners.owns("1", "a");
    Owners.Changes lost = owners.changes();
    owners.notKept(lost);
    assertEquals(lost, owners.changes());
  }

  @Test
  void theyOutliveTheProcess(@TempDir Path folder) {
    try (DataDirectory data = DataDirectory.open(folder)) {
      try (TerminalDatabase file = TerminalDatabase.open(data)) {
        assertEquals(List.of(), file.all());
        file.keep(List.of(new Owner("2", "b", NOON), new Owner("1", "a", NOON.plusSeconds(1))));
        file.keep(List.of(new Owner("2", "c", NOON.plusSeconds(2))));
        file.keep(List.of(new Owner("3", "d", NOON)));
        file.forget(List.of("3"));
      }
      try (TerminalDatabase file = TerminalDatabase.open(data)) {
        assertEquals(
            List.of(
                new Owner("1", "a", NOON.plusSeconds(1)), new Owner("2", "c", NOON.plusSeconds(2))),
            file.all());
      }
    }
  }
}
