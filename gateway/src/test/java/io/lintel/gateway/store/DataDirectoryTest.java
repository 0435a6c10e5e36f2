package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path parent;

  @Test
  void itIsMadeAndClosedToOtherAccounts() throws Exception {
    try (DataDirectory directory = DataDirectory.open(parent.resolve("a/b"))) {
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())));
    }
  }

  @Test
  void aSecondGatewayIsTurnedAwayUntilTheFirstIsGone() {
    DataDirectory first = DataDirectory.open(parent);

    StoreUnusable refused = assertThrows(StoreUnusable.class, () -> DataDirectory.open(parent));
    assertTrue(String.valueOf(refused.getMessage()).contains("is in use by another gateway"));

    first.close();
    DataDirectory.open(parent).close();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(parent.resolve("file"), "");

    StoreUnusable refused =
        assertThrows(StoreUnusable.class, () -> DataDirectory.open(file.resolve("data")));

    assertTrue(String.valueOf(refused.getMessage()).contains(file.toString()));
  }

  @Test
  void cursorsAreThereAfterReopening() {
    try (DataDirectory directory = DataDirectory.open(parent)) {
      try (CursorDatabase cursors = CursorDatabase.open(directory)) {
        assertEquals(0, cursors.load("influx"));
        cursors.save("influx", 17);
        cursors.save("influx", 18);
        cursors.save("headend", 3);
      }
      try (CursorDatabase cursors = CursorDatabase.open(directory)) {
        assertEquals(18, cursors.load("influx"));
        assertEquals(3, cursors.load("headend"));
      }
    }
  }
}
