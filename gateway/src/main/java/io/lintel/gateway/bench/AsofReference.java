package io.lintel.gateway.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * DuckDB's word on the same question, as far as a join can put it: for each event the technician's
 * last visit that had begun, and whether it was over. Clocks are believed and nothing is judged.
 */
final class AsofReference implements AutoCloseable {
  /** What to tell where the driver is missing. */
  static final String HOW_TO_GET =
      "no reference: DuckDB's driver is not on the class path. To have it (80 MB from the Maven"
          + " repository): ./mvnw -B -Pduckdb -Dmaven.test.skip=true package";

  private static final String DRIVER = "org.duckdb.DuckDBDriver";

  private static final String JOIN =
      "SELECT count(*), count(visit.visit), count(*) FILTER (WHERE said <= gone), sum(visit.visit)"
          + " FROM event ASOF LEFT JOIN visit"
          + " ON event.technician = visit.technician AND event.said >= visit.came";

  private final Connection connection;

  private AsofReference(Connection connection) {
    this.connection = connection;
  }

  /**
   * Loads the city's columns into memory.
   *
   * @param directory for the file they pass through
   * @return empty if the driver is not there
   */
  static Optional<AsofReference> load(AuditCity city, int threads, Path directory)
      throws IOException, SQLException {
    try {
      Class.forName(DRIVER);
    } catch (ClassNotFoundException absent) {
      return Optional.empty();
    }
    AsofReference duck = new AsofReference(DriverManager.getConnection("jdbc:duckdb:"));
    duck.execute("SET threads = " + threads);
    duck.execute("CREATE TABLE event (technician INTEGER, said TIMESTAMP)");
    duck.execute(
        "CREATE TABLE visit"
            + " (visit INTEGER, technician INTEGER, came TIMESTAMP, gone TIMESTAMP)");
    Path file = directory.resolve("columns.csv");
    writeEvents(city, file);
    duck.execute(
        "INSERT INTO event SELECT technician, make_timestamp(said) FROM read_csv('"
            + file
            + "', header = false, columns = {'technician': 'INTEGER', 'said': 'BIGINT'})");
    writeVisits(city, file);
    duck.execute(
        "INSERT INTO visit SELECT visit, technician, make_timestamp(came), make_timestamp(gone)"
            + " FROM read_csv('"
            + file
            + "', header = false, columns = {'visit': 'INTEGER', 'technician': 'INTEGER',"
            + " 'came': 'BIGINT', 'gone': 'BIGINT'})");
    Files.delete(file);
    return Optional.of(duck);
  }

  /** Nanoseconds of one join over everything, to its counts. */
  long join() throws SQLException {
    long begin = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet counts = statement.executeQuery(JOIN)) {
      if (!counts.next() || counts.getLong(1) == 0) {
        throw new SQLException("expected DuckDB to count the events it joined, found none");
      }
    }
    return System.nanoTime() - begin;
  }

  private static void writeEvents(AuditCity city, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int event = 0; event < city.events(); event++) {
        int day = event / AuditCity.EVENTS;
        row(out, city.technician(day), city.eventAt[event] + city.skew[day]);
      }
    }
  }

  private static void writeVisits(AuditCity city, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int visit = 0; visit < city.visits(); visit++) {
        long came = city.arrived[visit];
        int technician = city.technician(visit / AuditCity.VISITS);
        row(out, visit, technician, came, came + city.leftAfter[visit]);
      }
    }
  }

  private static void row(Writer out, long... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      out.write(i == 0 ? "" : ",");
      out.write(Long.toString(values[i]));
    }
    out.write('\n');
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
