package io.lintel.gateway.store;

import io.lintel.gateway.casework.Subject;
import java.util.List;
import java.util.Optional;

/** Cases that a defect of ours keeps from being judged, until they are. */
public final class UnjudgedTable {
  private final SqlSession session;

  UnjudgedTable(SqlSession session) {
    this.session = session;
  }

  /**
   * @param sinceSeq the last entry of the first group after which it could not be judged
   * @param why in words, as it was first met
   */
  public record Unjudged(Subject subject, long sinceSeq, String why) {}

  /** What was known of the subject before stands. */
  public void put(Unjudged one) {
    session.update(
        "INSERT OR IGNORE INTO unjudged ("
            + SubjectColumns.NAMES
            + ", since_seq, why) VALUES (?,?,?,?,?)",
        SubjectColumns.values(one.subject(), one.sinceSeq(), one.why()));
  }

  public void remove(Subject subject) {
    session.update(
        "DELETE FROM unjudged WHERE " + SubjectColumns.IS, SubjectColumns.values(subject));
  }

  /** By subject. */
  public List<Unjudged> first(int limit) {
    return session.list(
        "SELECT * FROM unjudged ORDER BY " + SubjectColumns.NAMES + " LIMIT ?",
        row ->
            new Unjudged(SubjectColumns.read(row), row.getLong("since_seq"), row.getString("why")),
        limit);
  }

  /** The earliest of the cases that speak for this visit: one of each of its crew. */
  public Optional<Unjudged> ofVisit(String visit) {
    return session.first(
        "SELECT u.* FROM visit_technician t JOIN unjudged u"
            + " ON u.case_kind = 'technician' AND u.case_of = t.technician AND u.day = t.day"
            + " WHERE t.visit = ? ORDER BY u.since_seq LIMIT 1",
        row ->
            new Unjudged(SubjectColumns.read(row), row.getLong("since_seq"), row.getString("why")),
        visit);
  }
}
