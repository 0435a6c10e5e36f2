package io.lintel.gateway.store;

import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.visit.TechnicianId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Who is proposed to have carried whose recorder, by day. */
public final class SwapTable {
  private final SqlSession session;

  SwapTable(SqlSession session) {
    this.session = session;
  }

  /** By recorder A, then begin. */
  public List<Swap> ofDay(LocalDate day) {
    return session.list(
        "SELECT * FROM swap WHERE day = ? ORDER BY recorder_a, since, technician_a",
        SwapTable::swap,
        day.toString());
  }

  /** Those that concern the technician, in the same order. */
  public List<Swap> ofCase(TechnicianDay key) {
    return ofDay(key.day()).stream().filter(swap -> swap.concerns(key.technician())).toList();
  }

  public void replace(LocalDate day, List<Swap> swaps) {
    session.update("DELETE FROM swap WHERE day = ?", day.toString());
    for (Swap swap : swaps) {
      String exchanged = swap.recorderB();
      session.update(
          "INSERT INTO swap (day, recorder_a, technician_a, recorder_b, technician_b, since, until,"
              + " confidence, evidence) VALUES (?,?,?,?,?,?,?,?,?)",
          day.toString(),
          swap.recorderA(),
          swap.technicianA().text(),
          exchanged == null ? "" : exchanged,
          swap.technicianB().text(),
          Micros.of(swap.from()),
          Micros.of(swap.to()),
          swap.confidence(),
          swap.evidence().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
  }

  private static Swap swap(ResultSet row) throws SQLException {
    String exchanged = row.getString("recorder_b");
    return new Swap(
        row.getString("recorder_a"),
        new TechnicianId(row.getString("technician_a")),
        exchanged.isEmpty() ? null : exchanged,
        new TechnicianId(row.getString("technician_b")),
        Micros.instant(row.getLong("since")),
        Micros.instant(row.getLong("until")),
        row.getDouble("confidence"),
        Arrays.stream(row.getString("evidence").split(",", -1)).map(Long::valueOf).toList());
  }
}
