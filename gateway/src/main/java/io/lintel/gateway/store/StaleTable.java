package io.lintel.gateway.store;

import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Cases that heard something of little weight since they were judged, and wait for their turn. */
public final class StaleTable {
  private final SqlSession session;

  StaleTable(SqlSession session) {
    this.session = session;
  }

  /**
   * @param since when the first such word was received
   * @param seq its journal number
   */
  public record Stale(CaseKey key, Instant since, long seq) {}

  public void put(Stale stale) {
    session.update(
        "INSERT OR REPLACE INTO stale (technician, day, since, seq) VALUES (?,?,?,?)",
        stale.key().technician().text(),
        stale.key().day().toString(),
        Micros.of(stale.since()),
        stale.seq());
  }

  public void remove(CaseKey key) {
    session.update(
        "DELETE FROM stale WHERE technician = ? AND day = ?",
        key.technician().text(),
        key.day().toString());
  }

  public List<Stale> all() {
    return session.list(
        "SELECT * FROM stale ORDER BY seq",
        row ->
            new Stale(
                new CaseKey(
                    new TechnicianId(row.getString("technician")),
                    LocalDate.parse(row.getString("day"))),
                Micros.instant(row.getLong("since")),
                row.getLong("seq")));
  }
}
