package io.lintel.gateway.projection;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What stands in projections' tables, as text: a line a row, fields ended by a bar, in order. */
final class Tables {
  private Tables() {}

  /** All that stands now and that the journal's numbers of entries do not show in. */
  static String standing(Path file) throws SQLException {
    return rows(
            file,
            "SELECT visit, rule, subject, technician, day, outcome, certain, cause, late_by,"
                + " uncertainty, because_en, because_zh,"
                + " length(evidence) - length(replace(evidence, ',', ''))"
                + " FROM verdict WHERE replaced_by IS NULL")
        + rows(file, "SELECT id, day, starts, outcome FROM visit")
        + rows(
            file,
            "SELECT f.kind, f.device, f.at, f.type, l.case_kind, l.case_of, l.day, l.visit, l.end,"
                + " round(l.confidence, 6) FROM link l JOIN fact f ON f.seq = l.seq")
        + rows(file, "SELECT recorder_a, technician_a, recorder_b, technician_b FROM swap")
        + rows(file, "SELECT id, state, kind, outcome, rule, visit FROM finding");
  }

  static String rows(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      return rows(connection, sql);
    }
  }

  static String rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(result.getString(i)).append('|');
        }
        rows.add(row.append('\n').toString());
      }
    }
    Collections.sort(rows);
    return String.join("", rows);
  }
}
