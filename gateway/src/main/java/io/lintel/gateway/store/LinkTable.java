package io.lintel.gateway.store;

import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.wording.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where observations ended, by the case that says so. An observation that several cases know has
 * the best of their ends: linked, then undecided, then orphan, then no visit expected.
 */
public final class LinkTable {
  private static final String OF_OBSERVATION =
      "SELECT * FROM link WHERE seq = ? ORDER BY CASE end WHEN 'linked' THEN 0 WHEN 'undecided'"
          + " THEN 1 WHEN 'orphan' THEN 2 ELSE 3 END, visit, case_kind, case_of, day";

  private final SqlSession session;

  LinkTable(SqlSession session) {
    this.session = session;
  }

  public void put(Subject subject, Link link) {
    Link.RunnerUp runnerUp = link.runnerUp();
    session.update(
        "INSERT OR REPLACE INTO link (case_kind, case_of, day, seq, visit, end, confidence, lo,"
            + " estimate, hi, reasons, runner_up, runner_up_confidence) VALUES"
            + " (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        subject.kind().wireName(),
        subject.id(),
        subject.day().toString(),
        link.seq(),
        visit(link),
        link.end().wireName(),
        link.confidence(),
        link.time().loMicros(),
        link.time().estimateMicros(),
        link.time().hiMicros(),
        link.reasons().stream()
            .map(reason -> reason.what() + "=" + reason.weight())
            .collect(Collectors.joining(";")),
        runnerUp == null ? null : runnerUp.visit().text(),
        runnerUp == null ? null : runnerUp.confidence());
  }

  public void remove(Subject subject, Link link) {
    session.update(
        "DELETE FROM link WHERE " + SubjectColumns.IS + " AND seq = ? AND visit = ?",
        SubjectColumns.values(subject, link.seq(), visit(link)));
  }

  public List<Link> ofCase(Subject subject) {
    return session.list(
        "SELECT * FROM link WHERE " + SubjectColumns.IS + " ORDER BY seq, visit",
        LinkTable::link,
        SubjectColumns.values(subject));
  }

  /** The days of that kind that say anything of links, from {@code first} to {@code last}. */
  public List<Subject> between(Subject.Kind kind, LocalDate first, LocalDate last) {
    return session.list(
        "SELECT DISTINCT "
            + SubjectColumns.NAMES
            + " FROM link WHERE case_kind = ? AND day >= ? AND day <= ?",
        SubjectColumns::read,
        kind.wireName(),
        first.toString(),
        last.toString());
  }

  /** What each case that knows the observation says of it. */
  public List<Link> ofObservation(long seq) {
    return session.list(OF_OBSERVATION, LinkTable::link, seq);
  }

  /** What one case says of an observation. */
  public record Ended(Subject subject, Link link) {}

  /** As {@link #ofObservation}, with who says so. */
  public List<Ended> endsOf(long seq) {
    return session.list(OF_OBSERVATION, row -> new Ended(SubjectColumns.read(row), link(row)), seq);
  }

  /** What is linked to the visit, by journal number; once for each case that knows it. */
  public List<Link> ofVisit(String visit) {
    return session.list(
        "SELECT * FROM link WHERE visit = ? AND visit <> '' ORDER BY seq, case_kind, case_of, day",
        LinkTable::link,
        visit);
  }

  static Link link(ResultSet row) throws SQLException {
    String visit = row.getString("visit");
    String runnerUp = row.getString("runner_up");
    return new Link(
        row.getLong("seq"),
        WireName.parse(Link.End.class, row.getString("end")).orElseThrow(),
        visit.isEmpty() ? null : new VisitId(visit),
        row.getDouble("confidence"),
        new TimeBounds(
            Micros.instant(row.getLong("lo")),
            Micros.instant(row.getLong("estimate")),
            Micros.instant(row.getLong("hi"))),
        reasons(row.getString("reasons")),
        runnerUp == null
            ? null
            : new Link.RunnerUp(new VisitId(runnerUp), row.getDouble("runner_up_confidence")));
  }

  private static String visit(Link link) {
    VisitId visit = link.visit();
    return visit == null ? "" : visit.text();
  }

  private static List<Link.Reason> reasons(@Nullable String text) {
    List<Link.Reason> reasons = new ArrayList<>();
    for (String part : text == null || text.isEmpty() ? new String[0] : text.split(";", -1)) {
      int at = part.lastIndexOf('=');
      reasons.add(
          new Link.Reason(part.substring(0, at), Double.parseDouble(part.substring(at + 1))));
    }
    return reasons;
  }
}
