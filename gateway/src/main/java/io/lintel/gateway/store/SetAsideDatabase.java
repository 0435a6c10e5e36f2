package io.lintel.gateway.store;

import io.lintel.gateway.sink.SetAside;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What sinks could not deliver, in {@code set-aside.db} of the data directory: apart from the
 * cursors, which may be thrown away and built anew. A row for each refused entry, a few hundred
 * octets each; nothing else limits them.
 */
public final class SetAsideDatabase implements SetAside, AutoCloseable {
  private static final String MIGRATIONS = "io/lintel/gateway/store/setaside";

  private final SmallDatabase database;

  private SetAsideDatabase(SmallDatabase database) {
    this.database = database;
  }

  /**
   * @throws StoreUnusable if the file cannot be opened, or was written by a newer version
   */
  public static SetAsideDatabase open(DataDirectory directory) {
    // Durable: the cursor passes what stands here, and must not outlive it.
    return new SetAsideDatabase(
        SmallDatabase.open(
            directory,
            "set-aside.db",
            MIGRATIONS,
            "which entries sinks have refused is not known then, and they are not sent again by"
                + " themselves; the entries are in the journal"));
  }

  @Override
  public void keep(String sink, List<Kept> refused) {
    database.within(
        "written",
        to -> {
          try (PreparedStatement upsert =
              to.prepareStatement(
                  "INSERT INTO set_aside (sink, seq, at, record, why) VALUES (?, ?, ?, ?, ?)"
                      + " ON CONFLICT (sink, seq) DO UPDATE SET at = excluded.at,"
                      + " record = excluded.record, why = excluded.why")) {
            for (Kept kept : refused) {
              upsert.setString(1, sink);
              upsert.setLong(2, kept.seq());
              upsert.setLong(3, Micros.of(kept.at()));
              upsert.setString(4, kept.record());
              upsert.setString(5, shortened(kept.why()));
              upsert.addBatch();
            }
            return upsert.executeBatch().length;
          }
        });
  }

  private static String shortened(String why) {
    return why.length() <= REASON_CHARS ? why : why.substring(0, REASON_CHARS - 1) + "…";
  }

  @Override
  public void release(String sink, List<Long> taken) {
    database.within(
        "written",
        to -> {
          try (PreparedStatement delete =
              to.prepareStatement("DELETE FROM set_aside WHERE sink = ? AND seq = ?")) {
            for (long seq : taken) {
              delete.setString(1, sink);
              delete.setLong(2, seq);
              delete.addBatch();
            }
            return delete.executeBatch().length;
          }
        });
  }

  @Override
  public List<Kept> list(String sink, long after, int limit) {
    return database.within(
        "read",
        from -> {
          try (PreparedStatement select =
              from.prepareStatement(
                  "SELECT seq, at, record, why FROM set_aside WHERE sink = ? AND seq > ?"
                      + " ORDER BY seq LIMIT ?")) {
            select.setString(1, sink);
            select.setLong(2, after);
            select.setInt(3, limit);
            List<Kept> kept = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                kept.add(
                    new Kept(
                        row.getLong(1),
                        Micros.instant(row.getLong(2)),
                        row.getString(3),
                        row.getString(4)));
              }
            }
            return kept;
          }
        });
  }

  @Override
  public long count(String sink) {
    return number("SELECT count(*) FROM set_aside WHERE sink = ?", sink).orElse(0L);
  }

  @Override
  public Optional<Instant> accepted(String sink) {
    return number("SELECT at FROM accepted WHERE sink = ?", sink).map(Micros::instant);
  }

  private Optional<Long> number(String query, String sink) {
    return database.within(
        "read",
        from -> {
          try (PreparedStatement select = from.prepareStatement(query)) {
            select.setString(1, sink);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public void accepted(String sink, Instant at) {
    database.within(
        "written",
        to -> {
          try (PreparedStatement upsert =
              to.prepareStatement(
                  "INSERT INTO accepted (sink, at) VALUES (?, ?)"
                      + " ON CONFLICT (sink) DO UPDATE SET at = excluded.at")) {
            upsert.setString(1, sink);
            upsert.setLong(2, Micros.of(at));
            return upsert.executeUpdate();
          }
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
