package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.sink.SetAside.Kept;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetAsideDatabaseTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00.000001Z");

  @TempDir Path folder;

  @Test
  void whatIsSetAsideIsThereAfterARestartUntilItIsReleased() {
    Kept first = new Kept(3, NOON, "a=1", "no");
    Kept second = new Kept(7, NOON, "b=2", "never");
    try (DataDirectory data = DataDirectory.open(folder);
        SetAsideDatabase database = SetAsideDatabase.open(data)) {
      database.keep("influx", List.of(second, first));
      database.keep("influx", List.of(second));
      database.keep("other", List.of(first));
      database.accepted("influx", NOON.minusSeconds(1));
      database.accepted("influx", NOON);
    }
    try (DataDirectory data = DataDirectory.open(folder);
        SetAsideDatabase database = SetAsideDatabase.open(data)) {
      assertEquals(List.of(first, second), database.list("influx", 0, 10));
      assertEquals(List.of(second), database.list("influx", 3, 10));
      assertEquals(List.of(first), database.list("influx", 0, 1));
      assertEquals(2, database.count("influx"));
      assertEquals(Optional.of(NOON), database.accepted("influx"));
      assertEquals(Optional.empty(), database.accepted("other"));

      database.release("influx", List.of(3L, 99L));
      assertEquals(List.of(second), database.list("influx", 0, 10));
      assertEquals(1, database.count("other"));
    }
  }

  @Test
  void aReasonIsCutAtItsLimit() {
    try (DataDirectory data = DataDirectory.open(folder);
        SetAsideDatabase database = SetAsideDatabase.open(data)) {
      database.keep("influx", List.of(new Kept(1, NOON, "a=1", "x".repeat(5_000))));
      assertEquals(500, database.list("influx", 0, 1).get(0).why().length());
    }
  }
}
