package io.lintel.gateway.store;

import io.lintel.gateway.jt808.Numbers;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which terminal each number of JT/T 808 belongs to: {@code terminals.db}, a row a number. */
public final class TerminalDatabase implements Numbers, AutoCloseable {
  private static final String MIGRATIONS = "io/lintel/gateway/store/terminals";

  private final SmallDatabase database;

  private TerminalDatabase(SmallDatabase database) {
    this.database = database;
  }

  /**
   * @throws StoreUnusable if the file cannot be opened, or was written by a newer version: a number
   *     that nobody is known to own could be taken by somebody else
   */
  public static TerminalDatabase open(DataDirectory directory) {
    return new TerminalDatabase(
        SmallDatabase.open(
            directory,
            "terminals.db",
            MIGRATIONS,
            "each number of JT/T 808 belongs to who uses it first after that; let the terminals in"
                + " before others can"));
  }

  @Override
  public List<Owner> all() {
    return database.within(
        "read",
        from -> {
          List<Owner> owners = new ArrayList<>();
          try (PreparedStatement select =
                  from.prepareStatement(
                      "SELECT number, terminal, heard_at FROM owner ORDER BY heard_at, number");
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              owners.add(
                  new Owner(
                      row.getString("number"),
                      row.getString("terminal"),
                      Micros.instant(row.getLong("heard_at"))));
            }
          }
          return owners;
        });
  }

  @Override
  public void keep(Collection<Owner> owners) {
    database.within(
        "written",
        to -> {
          try (PreparedStatement upsert =
              to.prepareStatement(
                  "INSERT INTO owner (number, terminal, heard_at) VALUES (?, ?, ?)"
                      + " ON CONFLICT (number) DO UPDATE SET terminal = excluded.terminal,"
                      + " heard_at = excluded.heard_at")) {
            for (Owner owner : owners) {
              upsert.setString(1, owner.number());
              upsert.setString(2, owner.terminal());
              upsert.setLong(3, Micros.of(owner.heardAt()));
              upsert.addBatch();
            }
            return upsert.executeBatch().length;
          }
        });
  }

  @Override
  public void forget(Collection<String> numbers) {
    database.within(
        "written",
        to -> {
          try (PreparedStatement delete =
              to.prepareStatement("DELETE FROM owner WHERE number = ?")) {
            for (String number : numbers) {
              delete.setString(1, number);
              delete.addBatch();
            }
            return delete.executeBatch().length;
          }
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
