package io.lintel.gateway.store;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Identity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table {@code known} can be made anew from the entries, and is where a page of it is bad. */
final class KnownTable {
  private static final Logger log = LoggerFactory.getLogger(KnownTable.class);
  private static final int PAGE = 1_000;
  static final String INSERT = "INSERT OR IGNORE INTO known (near, hash, seq) VALUES (?,?,?)";

  private KnownTable() {}

  /** A page of {@code known} is damaged, and none of an entry's. */
  static final class Damaged extends SQLException {
    private static final long serialVersionUID = 1L;

    Damaged(SQLException cause) {
      super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    }
  }

  /**
   * All or, when it throws, nothing. Takes as long as reading the journal once.
   *
   * @param last where the journal ends
   */
  static void rebuild(SqliteFile file, EntryReaders readers, long last) throws SQLException {
    log.error("outcome=damaged file={} table=known; made anew from {} entries", file.path(), last);
    try (Connection connection = file.writer()) {
      try (Statement schema = connection.createStatement()) {
        // Dropping it would go through its pages. They are lost to the file, and to nothing else.
        schema.execute("PRAGMA writable_schema=ON");
        schema.execute("DELETE FROM sqlite_schema WHERE tbl_name = 'known'");
        schema.execute("PRAGMA writable_schema=RESET");
        schema.execute(
            "CREATE TABLE known (near INTEGER NOT NULL, hash INTEGER NOT NULL, seq INTEGER NOT"
                + " NULL, PRIMARY KEY (near, hash, seq)) WITHOUT ROWID");
      }
      fill(connection, readers, last);
      connection.commit();
    }
    log.info("outcome=rebuilt file={} table=known", file.path());
  }

  /** Through a statement {@link #INSERT}. */
  static void know(PreparedStatement insert, Entry entry) throws SQLException {
    Optional<Identity> key =
        entry.conflict()
            ? Optional.of(Identity.whole(entry.observation()))
            : Identity.of(entry.observation());
    if (key.isPresent()) {
      insert.setLong(1, key.get().near());
      insert.setLong(2, key.get().hash());
      insert.setLong(3, entry.seq());
      insert.executeUpdate();
    }
  }

  private static void fill(Connection connection, EntryReaders readers, long last)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (long after = 0; after < last; ) {
        List<Entry> page = readers.read(after, PAGE, last);
        if (page.isEmpty()) {
          return;
        }
        for (Entry entry : page) {
          know(insert, entry);
        }
        after = page.get(page.size() - 1).seq();
      }
    }
  }
}
