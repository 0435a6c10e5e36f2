package io.lintel.gateway.store;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Letting;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lets go of entries' raw octets, in the transaction of whoever asks. */
final class EntryOctets {
  private static final String ONE = "SELECT " + EntryRow.COLUMNS + " FROM entry WHERE seq = ?";
  private static final String ADD =
      "INSERT INTO entry ("
          + EntryRow.COLUMNS
          + ") VALUES ("
          + String.join(",", Collections.nCopies(EntryRow.PARAMETERS, "?"))
          + ")";

  private final Connection connection;

  EntryOctets(Connection connection) {
    this.connection = connection;
  }

  Letting.Done letGo(Letting wanted) throws SQLException {
    List<Long> due = new ArrayList<>();
    long upTo = wanted.after();
    int looked = 0;
    boolean young = false;
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT seq, received, kind = ? AND raw IS NOT NULL FROM entry"
                + " WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?")) {
      select.setInt(1, wanted.kind().code());
      select.setLong(2, wanted.after());
      select.setLong(3, wanted.last());
      select.setInt(4, wanted.window());
      try (ResultSet row = select.executeQuery()) {
        while (!young && row.next()) {
          young = row.getLong(2) >= Micros.of(wanted.before());
          if (!young) {
            looked++;
            upTo = row.getLong(1);
            if (row.getBoolean(3) && !wanted.spared().test(upTo)) {
              due.add(upTo);
            }
          }
        }
      }
    }
    long bytes = 0;
    for (long seq : due) {
      bytes += letGo(seq);
    }
    return new Letting.Done(upTo, due.size(), bytes, looked == wanted.window() && !young);
  }

  /**
   * Written anew, and not updated: SQLite merges pages that a deletion leaves nearly empty, and
   * gives them to what comes next.
   */
  private long letGo(long seq) throws SQLException {
    Entry entry;
    try (PreparedStatement select = connection.prepareStatement(ONE)) {
      select.setLong(1, seq);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return 0;
        }
        entry = EntryRow.read(row);
      }
    }
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM entry WHERE seq = ?")) {
      delete.setLong(1, seq);
      delete.executeUpdate();
    }
    try (PreparedStatement insert = connection.prepareStatement(ADD)) {
      EntryRow.bind(insert, 0, without(entry));
      insert.executeUpdate();
    }
    return entry.observation().raw().length();
  }

  private static Entry without(Entry entry) {
    Observation said = entry.observation();
    return new Entry(
        entry.seq(),
        entry.group(),
        entry.conflict(),
        new Observation(
            said.kind(),
            said.source(),
            said.device(),
            said.stated(),
            said.sequence(),
            said.epoch(),
            said.identity(),
            said.received(),
            said.voice(),
            said.body(),
            Bytes.empty()));
  }
}
