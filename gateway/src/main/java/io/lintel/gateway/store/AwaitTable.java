package io.lintel.gateway.store;

import io.lintel.gateway.casework.Subject;
import java.time.Instant;
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
  public record Awaiting(Subject subject, Instant until) {}

  public void put(Awaiting awaiting) {
    session.update(
        "INSERT OR REPLACE INTO awaiting (" + SubjectColumns.NAMES + ", until) VALUES (?,?,?,?)",
        SubjectColumns.values(awaiting.subject(), Micros.of(awaiting.until())));
  }

  public void remove(Subject subject) {
    session.update(
        "DELETE FROM awaiting WHERE " + SubjectColumns.IS, SubjectColumns.values(subject));
  }

  public List<Awaiting> all() {
    return session.list(
        "SELECT * FROM awaiting ORDER BY day, case_kind, case_of",
        row -> new Awaiting(SubjectColumns.read(row), Micros.instant(row.getLong("until"))));
  }
}
