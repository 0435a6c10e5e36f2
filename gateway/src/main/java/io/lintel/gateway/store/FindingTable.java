package io.lintel.gateway.store;

import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.finding.FindingState;
import io.lintel.gateway.wording.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What has to be looked at, as each case says it, and as it stands for people. What an
 * observation's links say of orphans is no case's alone, so those have no claims.
 */
public final class FindingTable {
  private final SqlSession session;

  FindingTable(SqlSession session) {
    this.session = session;
  }

  /**
   * @param sinceSeq the last entry of the commit group after which it was so
   */
  public record Standing(Finding finding, FindingState state, long sinceSeq) {}

  public List<Finding> claimsOf(Subject subject) {
    return session.list(
        "SELECT * FROM claim WHERE " + SubjectColumns.IS + " ORDER BY id",
        FindingColumns::read,
        SubjectColumns.values(subject));
  }

  public void claim(Subject subject, Finding finding) {
    session.update(
        "INSERT OR REPLACE INTO claim ("
            + FindingColumns.NAMES
            + ", "
            + SubjectColumns.NAMES
            + ") VALUES ("
            + FindingColumns.PLACES
            + ",?,?,?)",
        FindingColumns.values(finding, SubjectColumns.values(subject)));
  }

  public void withdraw(Subject subject, FindingId id) {
    session.update(
        "DELETE FROM claim WHERE id = ? AND " + SubjectColumns.IS,
        SubjectColumns.valuesAfter(subject, id.text()));
  }

  /** The worst that any case says of it. */
  public Optional<Finding> worstClaim(FindingId id) {
    return session.first(
        "SELECT * FROM claim WHERE id = ? ORDER BY severity, case_kind, case_of, day LIMIT 1",
        FindingColumns::read,
        id.text());
  }

  public Optional<Standing> one(FindingId id) {
    return session.first("SELECT * FROM finding WHERE id = ?", FindingTable::standing, id.text());
  }

  public void put(Standing standing) {
    session.update(
        "INSERT OR REPLACE INTO finding ("
            + FindingColumns.NAMES
            + ", basis, state, since_seq) VALUES ("
            + FindingColumns.PLACES
            + ",?,?,?)",
        FindingColumns.values(
            standing.finding(),
            standing.finding().basis(),
            standing.state().wireName(),
            standing.sinceSeq()));
  }

  public void remove(FindingId id) {
    session.update("DELETE FROM finding WHERE id = ?", id.text());
  }

  public long countOpen() {
    return session
        .first("SELECT count(*) FROM finding WHERE state = 'open'", row -> row.getLong(1))
        .orElse(0L);
  }

  static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        FindingColumns.read(row),
        WireName.parse(FindingState.class, row.getString("state")).orElseThrow(),
        row.getLong("since_seq"));
  }
}
