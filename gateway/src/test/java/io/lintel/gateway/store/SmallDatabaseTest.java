package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.jt808.Numbers.Owner;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transaction that SQLite ended by itself, as it does on a full disk, ends nothing else. */
class SmallDatabaseTest {
  private static final int ROWS = 2_000;

  @TempDir private Path folder;

  @Test
  void afterAFullDiskAPieceOfWorkIsATransactionAgain() {
    try (DataDirectory data = DataDirectory.open(folder);
        SmallDatabase database =
            SmallDatabase.open(
                data, "terminals.db", "io/lintel/gateway/store/terminals", "nothing")) {
      pages(database, 8);
      assertThrows(StoreUnusable.class, () -> database.within("written", to -> insert(to, 0)));
      assertThrows(StoreUnusable.class, () -> database.within("written", to -> insert(to, 0)));
      pages(database, 1_000_000);

      int written = database.within("written", to -> insert(to, 0));
      assertEquals(ROWS, written);
      assertThrows(
          StoreUnusable.class,
          () ->
              database.within(
                  "written",
                  to -> {
                    insert(to, ROWS);
                    throw new SQLException("half way");
                  }));

      int kept = database.within("read", SmallDatabaseTest::count);
      assertEquals(ROWS, kept);
    }
  }

  @Test
  void whatNeedsNoStatementIsDoneOnAFullDiskToo() {
    try (DataDirectory data = DataDirectory.open(folder);
        TerminalDatabase terminals = TerminalDatabase.open(data)) {
      List<Owner> many = new ArrayList<>();
      for (int i = 0; i < ROWS; i++) {
        many.add(new Owner("%012d".formatted(i), "terminal", Instant.EPOCH));
      }
      terminals.keep(many);
      terminals.keep(List.of());
      terminals.forget(List.of());
      assertTrue(terminals.all().size() == ROWS);
    }
  }

  private static void pages(SmallDatabase database, int most) {
    database.within(
        "read",
        connection -> {
          try (Statement pragma = connection.createStatement()) {
            return pragma.execute("PRAGMA max_page_count=" + most);
          }
        });
  }

  private static int insert(java.sql.Connection to, int from) throws SQLException {
    try (var insert = to.prepareStatement("INSERT INTO owner VALUES (?, 'terminal', 0)")) {
      for (int i = from; i < from + ROWS; i++) {
        insert.setString(1, "%012d".formatted(i));
        insert.addBatch();
      }
      return insert.executeBatch().length;
    }
  }

  private static int count(java.sql.Connection from) throws SQLException {
    try (Statement count = from.createStatement();
        ResultSet row = count.executeQuery("SELECT count(*) FROM owner")) {
      return row.next() ? row.getInt(1) : -1;
    }
  }
}
