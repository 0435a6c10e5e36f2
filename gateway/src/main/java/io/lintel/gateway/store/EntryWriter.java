package io.lintel.gateway.store;

import io.lintel.gateway.journal.Candidate;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Identity;
import io.lintel.gateway.journal.Letting;
import io.lintel.gateway.journal.Receipt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The writing connection with its statements, for as long as it is sound. */
final class EntryWriter implements AutoCloseable {
  private static final int ID_DIGITS = 32;

  private record Known(Identity identity, long seq) {}

  /** That of table {@code known}: rows that lie on one page come one after the other. */
  private static final Comparator<Identity> PAGES = EntryWriter::compare;

  /**
   * What became of a group.
   *
   * @param entries those that are new, as they can be read from now on
   */
  record Committed(List<Receipt> receipts, List<Entry> entries) {}

  private final Connection connection;
  private RowBlocks<Identity> find;
  private final RowBlocks<Known> know;
  private final RowBlocks<Entry> insert;
  private final PreparedStatement count;
  private long last;
  private long group;

  static EntryWriter open(SqliteFile file) throws SQLException {
    Connection connection = file.writer();
    try {
      return new EntryWriter(connection);
    } catch (SQLException | RuntimeException e) {
      // It would keep the file locked for whoever comes next.
      connection.close();
      throw e;
    }
  }

  private EntryWriter(Connection connection) throws SQLException {
    this.connection = connection;
    find = finder(connection);
    know =
        new RowBlocks<>(
            connection,
            "INSERT INTO known (near, hash, seq) VALUES %s",
            3,
            (statement, offset, known) -> {
              statement.setLong(offset + 1, known.identity().near());
              statement.setLong(offset + 2, known.identity().hash());
              statement.setLong(offset + 3, known.seq());
            });
    insert =
        new RowBlocks<>(
            connection,
            "INSERT INTO entry (" + EntryRow.COLUMNS + ") VALUES %s",
            EntryRow.PARAMETERS,
            EntryRow::bind);
    count = connection.prepareStatement("UPDATE journal SET last = ?");
    findEnd();
  }

  private static int compare(Identity one, Identity other) {
    int near = Long.compare(one.near(), other.near());
    return near == 0 ? Long.compare(one.hash(), other.hash()) : near;
  }

  private static RowBlocks<Identity> finder(Connection connection) throws SQLException {
    return new RowBlocks<>(
        connection,
        "WITH asked (n, h) AS (VALUES %s) SELECT "
            + EntryRow.COLUMNS
            + ", near, hash FROM asked CROSS JOIN known ON near = n AND hash = h"
            + " CROSS JOIN entry USING (seq)",
        2,
        (statement, offset, identity) -> {
          statement.setLong(offset + 1, identity.near());
          statement.setLong(offset + 2, identity.hash());
        });
  }

  private void findEnd() throws SQLException {
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

  /**
   * What the journal says of itself, on a page of its own.
   *
   * @param last how far its entries have come; 0 if that was not kept
   */
  record Named(String id, long last) {}

  Named journal() throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id, last FROM journal")) {
      String id = row.next() ? row.getString(1) : null;
      if (id == null || id.length() != ID_DIGITS) {
        throw EntryRow.damaged("the journal does not say which it is", null);
      }
      return new Named(id, row.getLong(2));
    } finally {
      connection.commit();
    }
  }

  /** The next entry is numbered after {@code highest}. */
  void skipTo(long highest) {
    last = Math.max(last, highest);
  }

  /** The last entry as of the last commit of this writer. */
  long last() {
    return last;
  }

  /** All or, when it throws, nothing. */
  Committed commit(List<Candidate> candidates) throws SQLException {
    try {
      Settlement settlement = new Settlement(last, group + 1);
      List<Identity> identities = new ArrayList<>(candidates.size());
      candidates.forEach(candidate -> candidate.identity().ifPresent(identities::add));
      identities.sort(PAGES);
      look(identities, settlement);
      look(settlement.contradictions(candidates), settlement);

      List<Receipt> receipts = new ArrayList<>(candidates.size());
      List<Known> known = new ArrayList<>(candidates.size());
      for (Candidate candidate : candidates) {
        Receipt receipt = settlement.settle(candidate);
        receipts.add(receipt);
        if (receipt.outcome() != Receipt.Outcome.DUPLICATE) {
          Settlement.key(candidate, receipt.outcome())
              .ifPresent(id -> known.add(new Known(id, receipt.seq())));
        }
      }
      insert.forEachBlock(settlement.fresh(), PreparedStatement::executeUpdate);
      known.sort((one, other) -> compare(one.identity(), other.identity()));
      know(known);
      if (!settlement.fresh().isEmpty()) {
        count.setLong(1, last + settlement.fresh().size());
        count.executeUpdate();
      }
      connection.commit();
      if (!settlement.fresh().isEmpty()) {
        last += settlement.fresh().size();
        group++;
      }
      return new Committed(receipts, settlement.fresh());
    } catch (SQLException | RuntimeException | Error e) {
      Rollback.of(connection, e);
      throw e;
    }
  }

  /** All or, when it throws, nothing. */
  Letting.Done letGo(Letting wanted) throws SQLException {
    try {
      Letting.Done done = new EntryOctets(connection).letGo(wanted);
      connection.commit();
      return done;
    } catch (SQLException | RuntimeException | Error e) {
      Rollback.of(connection, e);
      throw e;
    }
  }

  /**
   * What repeats an entry that lies on a damaged page is new: better twice than refused for ever.
   */
  private void look(List<Identity> identities, Settlement settlement) throws SQLException {
    try {
      find.forEachBlock(identities, bound -> readKnown(bound, settlement));
    } catch (SQLException e) {
      forgive(e);
      // The driver has closed what failed.
      find.close();
      find = finder(connection);
      for (Identity identity : identities) {
        lookAround(identity, settlement);
      }
    }
  }

  private void lookAround(Identity identity, Settlement settlement) throws SQLException {
    for (long seq : seqs(identity)) {
      try (PreparedStatement select =
          connection.prepareStatement("SELECT " + EntryRow.COLUMNS + " FROM entry WHERE seq = ?")) {
        select.setLong(1, seq);
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            settlement.known(identity, EntryRow.read(row));
          }
        }
      } catch (SQLException e) {
        forgive(e);
      }
    }
  }

  private List<Long> seqs(Identity identity) throws SQLException {
    List<Long> seqs = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT seq FROM known WHERE near = ? AND hash = ?")) {
      select.setLong(1, identity.near());
      select.setLong(2, identity.hash());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          seqs.add(rows.getLong(1));
        }
      }
    } catch (SQLException e) {
      throw StoreFailed.isDamage(e) ? new KnownTable.Damaged(e) : e;
    }
    return seqs;
  }

  /**
   * After damage SQLite writes nothing more in the transaction that met it; nothing has been
   * written in it yet.
   */
  private void forgive(SQLException e) throws SQLException {
    if (!StoreFailed.isDamage(e)) {
      throw e;
    }
    connection.rollback();
  }

  private void know(List<Known> known) throws SQLException {
    try {
      know.forEachBlock(known, PreparedStatement::executeUpdate);
    } catch (SQLException e) {
      throw StoreFailed.isDamage(e) ? new KnownTable.Damaged(e) : e;
    }
  }

  private static void readKnown(PreparedStatement bound, Settlement settlement)
      throws SQLException {
    try (ResultSet rows = bound.executeQuery()) {
      while (rows.next()) {
        settlement.known(
            new Identity(
                rows.getLong(EntryRow.PARAMETERS + 1), rows.getLong(EntryRow.PARAMETERS + 2)),
            EntryRow.read(rows));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
