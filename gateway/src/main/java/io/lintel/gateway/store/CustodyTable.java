package io.lintel.gateway.store;

import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.visit.TechnicianId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who carries which recorder. A statement about the same recorder and the same begin takes the
 * earlier one's place; a hand-out whose end nobody stated ends with the recorder's next hand-out.
 */
public final class CustodyTable {
  private static final String COLUMNS =
      "seq, recorder, technician, since, coalesce(until, (SELECT min(n.since) FROM custody n"
          + " WHERE n.recorder = c.recorder AND n.since > c.since)) AS until";

  private final SqlSession session;

  CustodyTable(SqlSession session) {
    this.session = session;
  }

  public void put(CustodySpan span) {
    session.update(
        "INSERT OR REPLACE INTO custody (recorder, since, technician, until, seq)"
            + " VALUES (?,?,?,?,?)",
        span.recorder(),
        Micros.of(span.from()),
        span.technician().text(),
        Micros.ofOptional(span.to()),
        span.seq());
  }

  public void bound(long seq, String recorder, String technician, LocalDate day) {
    session.update(
        "INSERT OR REPLACE INTO bound (seq, recorder, technician, day) VALUES (?,?,?,?)",
        seq,
        recorder,
        technician,
        day.toString());
  }

  /** The statement about this hand-out that stands, its end as it was stated. */
  public Optional<CustodySpan> standing(String recorder, Instant from) {
    return session.first(
        "SELECT * FROM custody WHERE recorder = ? AND since = ?",
        CustodyTable::span,
        recorder,
        Micros.of(from));
  }

  public List<CustodySpan> ofRecorder(String recorder) {
    return session.list(
        "SELECT " + COLUMNS + " FROM custody c WHERE recorder = ? ORDER BY seq",
        CustodyTable::span,
        recorder);
  }

  /** All hand-outs after the one named, by recorder and begin. */
  public List<CustodySpan> after(String recorder, Instant from, int limit) {
    return session.list(
        "SELECT "
            + COLUMNS
            + " FROM custody c WHERE (recorder, since) > (?, ?) ORDER BY recorder, since LIMIT ?",
        CustodyTable::span,
        recorder,
        Micros.of(from),
        limit);
  }

  public List<CustodySpan> ofTechnician(String technician) {
    return session.list(
        "SELECT " + COLUMNS + " FROM custody c WHERE technician = ? ORDER BY seq",
        CustodyTable::span,
        technician);
  }

  public List<String> recordersBoundTo(String technician, LocalDate day) {
    return session.list(
        "SELECT DISTINCT recorder FROM bound WHERE technician = ? AND day = ?",
        row -> row.getString(1),
        technician,
        day.toString());
  }

  /** Who a recorder was bound to by its own word, and on which day. */
  public record BoundDay(String technician, LocalDate day) {}

  public List<BoundDay> boundBetween(String recorder, LocalDate first, LocalDate last) {
    return session.list(
        "SELECT DISTINCT technician, day FROM bound WHERE recorder = ? AND day >= ? AND day <= ?"
            + " ORDER BY day, technician",
        row -> new BoundDay(row.getString("technician"), LocalDate.parse(row.getString("day"))),
        recorder,
        first.toString(),
        last.toString());
  }

  public List<String> techniciansBoundTo(String recorder, LocalDate day) {
    return session.list(
        "SELECT DISTINCT technician FROM bound WHERE recorder = ? AND day = ?",
        row -> row.getString(1),
        recorder,
        day.toString());
  }

  static CustodySpan span(ResultSet row) throws SQLException {
    Long until = FactTable.optionalLong(row, "until");
    return new CustodySpan(
        row.getLong("seq"),
        row.getString("recorder"),
        new TechnicianId(row.getString("technician")),
        Micros.instant(row.getLong("since")),
        until == null ? null : Micros.instant(until));
  }
}
