package io.lintel.gateway.store;

import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Identity;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.journal.Receipt.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The writing connection with its statements, for as long as it is sound. */
final class EntryWriter implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement claim;
  private final PreparedStatement sameKey;
  private long last;
  private long group;

  EntryWriter(Connection connection) throws SQLException {
    this.connection = connection;
    insert = connection.prepareStatement(EntryRow.INSERT);
    claim =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO known (near, hash, nth, seq) VALUES (?, ?, ?, ?)");
    sameKey =
        connection.prepareStatement(
            "SELECT "
                + EntryRow.COLUMNS
                + " FROM entry WHERE seq IN (SELECT seq FROM known WHERE near = ? AND hash = ?)"
                + " ORDER BY seq");
    try (var statement = connection.createStatement();
        ResultSet end =
            statement.executeQuery("SELECT seq, grp FROM entry ORDER BY seq DESC LIMIT 1")) {
      if (end.next()) {
        last = end.getLong(1);
        group = end.getLong(2);
      }
    }
    connection.commit();
  }

  /** The last entry as of the last commit of this writer. */
  long last() {
    return last;
  }

  /** All or, when it throws, nothing. */
  List<Receipt> commit(List<Candidate> candidates) throws SQLException {
    long lastBefore = last;
    try {
      List<Receipt> receipts = new ArrayList<>(candidates.size());
      for (Candidate candidate : candidates) {
        receipts.add(add(candidate));
      }
      connection.commit();
      if (last > lastBefore) {
        group++;
      }
      return receipts;
    } catch (SQLException | RuntimeException e) {
      last = lastBefore;
      connection.rollback();
      throw e;
    }
  }

  private Receipt add(Candidate candidate) throws SQLException {
    Observation observation = candidate.observation();
    if (candidate.identity().isEmpty()) {
      return insert(observation, Outcome.NEW);
    }
    Identity key = candidate.identity().get();
    if (claim(key, 0)) {
      return insert(observation, Outcome.NEW);
    }
    List<Entry> earlier = sameKey(key);
    Outcome outcome = Outcome.NEW;
    for (Entry entry : earlier) {
      if (Identity.repeated(entry.observation(), observation)) {
        return new Receipt(entry.seq(), Outcome.DUPLICATE);
      }
      if (Identity.shared(entry.observation(), observation)) {
        outcome = Outcome.CONFLICT;
      }
    }
    if (!claim(key, earlier.size())) {
      throw new SQLException(
          "table known has a hole at near=" + key.near() + " hash=" + key.hash());
    }
    return insert(observation, outcome);
  }

  /** Finding and noting in one statement: nearly always nothing is there yet. */
  private boolean claim(Identity key, int nth) throws SQLException {
    claim.setLong(1, key.near());
    claim.setLong(2, key.hash());
    claim.setInt(3, nth);
    claim.setLong(4, last + 1);
    return claim.executeUpdate() == 1;
  }

  private List<Entry> sameKey(Identity key) throws SQLException {
    sameKey.setLong(1, key.near());
    sameKey.setLong(2, key.hash());
    List<Entry> found = new ArrayList<>();
    try (ResultSet rows = sameKey.executeQuery()) {
      while (rows.next()) {
        found.add(EntryRow.read(rows));
      }
    }
    return found;
  }

  private Receipt insert(Observation observation, Outcome outcome) throws SQLException {
    EntryRow.bind(insert, last + 1, group + 1, outcome == Outcome.CONFLICT, observation);
    insert.executeUpdate();
    last++;
    return new Receipt(last, outcome);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
