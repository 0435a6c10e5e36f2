package io.lintel.gateway.store;

import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Cases that are judged again when a time has come, though nothing new be known. */
public final class AwaitTable {
  private final SqlSession session;

  AwaitTable(SqlSession session) {
    this.session = session;
  }

  /**
   * @param until by the journal's own times
   */
  public record Awaiting(CaseKey key, Instant until) {}

  public void put(Awaiting awaiting) {
    session.update(
        "INSERT OR REPLACE INTO awaiting (technician, day, until) VALUES (?,?,?)",
        awaiting.key().technician().text(),
        awaiting.key().day().toString(),
        Micros.of(awaiting.until()));
  }

  public void remove(CaseKey key) {
    session.update(
        "DELETE FROM awaiting WHERE technician = ? AND day = ?",
        key.technician().text(),
        key.day().toString());
  }

  public List<Awaiting> all() {
    return session.list(
        "SELECT * FROM awaiting ORDER BY day, technician",
        row ->
            new Awaiting(
                new CaseKey(
                    new TechnicianId(row.getString("technician")),
                    LocalDate.parse(row.getString("day"))),
                Micros.instant(row.getLong("until"))));
  }
}
