package io.lintel.gateway.store;

import io.lintel.gateway.casework.Subject;
import java.time.Instant;
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
  public record Stale(Subject subject, Instant since, long seq) {}

  public void put(Stale stale) {
    session.update(
        "INSERT OR REPLACE INTO stale ("
            + SubjectColumns.NAMES
            + ", since, seq) VALUES (?,?,?,?,?)",
        SubjectColumns.values(stale.subject(), Micros.of(stale.since()), stale.seq()));
  }

  public void remove(Subject subject) {
    session.update("DELETE FROM stale WHERE " + SubjectColumns.IS, SubjectColumns.values(subject));
  }

  public List<Stale> all() {
    return session.list(
        "SELECT * FROM stale ORDER BY seq",
        row ->
            new Stale(
                SubjectColumns.read(row),
                Micros.instant(row.getLong("since")),
                row.getLong("seq")));
  }
}
