package io.lintel.gateway.store;

import io.lintel.gateway.finding.Answer;
import io.lintel.gateway.finding.Decision;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.wording.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What people said of findings: auditors' decisions and technicians' answers. */
public final class ReviewTable {
  private final SqlSession session;

  ReviewTable(SqlSession session) {
    this.session = session;
  }

  /**
   * @param onEarlierEvidence whether what it was decided on no longer stands
   */
  public record Decided(Decision decision, boolean onEarlierEvidence) {}

  public void decide(Decision decision, boolean onEarlierEvidence) {
    session.update(
        "INSERT OR REPLACE INTO decision (seq, finding, at, decided_by, word, reason, basis, earlier)"
            + " VALUES (?,?,?,?,?,?,?,?)",
        decision.seq(),
        decision.finding().text(),
        Micros.of(decision.at()),
        decision.by(),
        decision.word().wireName(),
        decision.reason(),
        decision.basis(),
        onEarlierEvidence ? 1 : 0);
  }

  public void answer(Answer answer) {
    session.update(
        "INSERT OR REPLACE INTO answer (seq, finding, at, technician, said) VALUES (?,?,?,?,?)",
        answer.seq(),
        answer.finding().text(),
        Micros.of(answer.at()),
        answer.technician().text(),
        answer.text());
  }

  /** All that was decided of the finding so far was decided on evidence that no longer stands. */
  public void evidenceChanged(FindingId id) {
    session.update("UPDATE decision SET earlier = 1 WHERE finding = ? AND earlier = 0", id.text());
  }

  /** The decision that stands on the evidence that stands. */
  public Optional<Decision> standing(FindingId id, String basis) {
    return session.first(
        "SELECT * FROM decision WHERE finding = ? AND earlier = 0 AND basis = ?"
            + " ORDER BY seq DESC LIMIT 1",
        ReviewTable::decision,
        id.text(),
        basis);
  }

  public List<Decided> decisionsOf(FindingId id) {
    return session.list(
        "SELECT * FROM decision WHERE finding = ? ORDER BY seq",
        row -> new Decided(decision(row), row.getInt("earlier") == 1),
        id.text());
  }

  public List<Answer> answersOf(FindingId id) {
    return session.list(
        "SELECT * FROM answer WHERE finding = ? ORDER BY seq",
        row ->
            new Answer(
                row.getLong("seq"),
                new FindingId(row.getString("finding")),
                Micros.instant(row.getLong("at")),
                new TechnicianId(row.getString("technician")),
                row.getString("said")),
        id.text());
  }

  /** Whether anybody spoke to the finding. */
  public boolean isSpokenTo(FindingId id) {
    return session
        .first(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM decision WHERE finding = ?)"
                + " OR EXISTS (SELECT 1 FROM answer WHERE finding = ?)",
            row -> row.getInt(1),
            id.text(),
            id.text())
        .isPresent();
  }

  private static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        row.getLong("seq"),
        new FindingId(row.getString("finding")),
        Micros.instant(row.getLong("at")),
        row.getString("decided_by"),
        WireName.parse(Decision.Word.class, row.getString("word")).orElseThrow(),
        row.getString("reason"),
        row.getString("basis"));
  }
}
