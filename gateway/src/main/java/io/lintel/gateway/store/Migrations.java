package io.lintel.gateway.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables of a database up to date, and notes in a table of its own which migrations it
 * has seen. That table can be made anew where it is damaged: the tables tell their version.
 */
final class Migrations {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);
  private static final String HISTORY = "flyway_schema_history";

  private final DataSource source;
  private final String location;

  /**
   * @param location where they stand on the class path
   */
  Migrations(DataSource source, String location) {
    this.source = source;
    this.location = location;
  }

  /**
   * @throws FlywayException if the tables are those of a newer version, or cannot be made
   */
  void run() {
    flyway(source).load().migrate();
  }

  private FluentConfiguration flyway(DataSource of) {
    return Flyway.configure()
        .dataSource(of)
        .locations("classpath:" + location)
        .ignoreMigrationPatterns(new String[0])
        .loggers("slf4j");
  }

  /**
   * Makes the history anew where SQLite finds it damaged and all tables are as the last migration
   * leaves them.
   *
   * @param file for the log
   * @param empty a database without tables, to compare with
   */
  void mendHistory(Object file, DataSource empty) throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (isSound(connection)) {
        return;
      }
      flyway(empty).load().migrate();
      try (Connection whole = empty.getConnection()) {
        if (!columns(whole).equals(columns(connection))) {
          return;
        }
      }
      log.error("outcome=damaged file={} table={}; made anew", file, HISTORY);
      try (Statement schema = connection.createStatement()) {
        // Dropping it would go through its pages. They are lost to the file, and to nothing else.
        schema.execute("PRAGMA writable_schema=ON");
        schema.execute("DELETE FROM sqlite_schema WHERE tbl_name = '" + HISTORY + "'");
        schema.execute("PRAGMA writable_schema=RESET");
      }
    }
    var versions = flyway(empty).load().info().applied();
    flyway(source)
        .baselineOnMigrate(true)
        .baselineVersion(versions[versions.length - 1].getVersion())
        .load()
        .migrate();
    log.info("outcome=rebuilt file={} table={}", file, HISTORY);
  }

  private static boolean isSound(Connection connection) throws SQLException {
    try (Statement check = connection.createStatement()) {
      try (ResultSet there =
          check.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = '" + HISTORY + "'")) {
        if (!there.next()) {
          return true;
        }
      }
      try (ResultSet said = check.executeQuery("PRAGMA integrity_check('" + HISTORY + "')")) {
        return said.next() && said.getString(1).equals("ok");
      } catch (SQLException e) {
        if (StoreFailed.isDamage(e)) {
          return false;
        }
        throw e;
      }
    }
  }

  private static Set<String> columns(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                "SELECT t.name || '.' || c.name FROM sqlite_schema t"
                    + " JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name <> '"
                    + HISTORY
                    + "'")) {
      Set<String> columns = new TreeSet<>();
      while (row.next()) {
        columns.add(row.getString(1));
      }
      return columns;
    }
  }
}
