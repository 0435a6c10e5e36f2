package io.lintel.gateway.store;

import io.lintel.gateway.audit.Cause;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.wording.Sentence;
import io.lintel.gateway.wording.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Verdicts that stand, and those that were superseded, with the entry that did it. */
public final class VerdictTable {
  private static final String INSERT =
      "INSERT INTO verdict (outcome, certain, unproven, cause, late_by, uncertainty, because_en,"
          + " because_zh, evidence, policy, told_with, beside_lo, beside, beside_hi, judges, visit,"
          + " rule, subject, technician, day, since_seq) VALUES"
          + " (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
  private static final String REFINE =
      "UPDATE verdict SET outcome = ?, certain = ?, unproven = ?, cause = ?, late_by = ?,"
          + " uncertainty = ?, because_en = ?, because_zh = ?, evidence = ?, policy = ?, told_with"
          + " = ?, beside_lo = ?, beside = ?, beside_hi = ?, judges = ? WHERE visit = ? AND rule ="
          + " ? AND subject = ? AND technician = ? AND day = ? AND since_seq = ?";

  /**
   * Of the worst verdict that stands and says something of the visit, see {@link
   * Verdict#countsForVisit}; what an auditor dismissed says nothing of it any more.
   */
  private static final String SUMMARIZE =
      "UPDATE visit SET outcome = coalesce((SELECT v.outcome FROM verdict v"
          + " WHERE v.visit = visit.id AND v.replaced_by IS NULL"
          + " AND (v.beside IS NULL OR v.cause = 'person')"
          + " AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.visit = v.visit"
          + " AND f.kind = 'verdict' AND f.state = 'dismissed'"
          + " AND f.rule = coalesce(v.told_with, v.rule) AND coalesce(f.subject, '') = v.subject)"
          + " ORDER BY CASE v.outcome WHEN 'FAIL' THEN 0 WHEN 'UNDECIDED' THEN 1"
          + " WHEN 'PASS' THEN 2 ELSE 3 END LIMIT 1),"
          + " (SELECT 'NOT_APPLICABLE' FROM verdict v WHERE v.visit = visit.id"
          + " AND v.replaced_by IS NULL LIMIT 1)) WHERE id = ?";

  private final SqlSession session;

  VerdictTable(SqlSession session) {
    this.session = session;
  }

  /**
   * @param judges the version of the judges that said it last
   * @param sinceSeq the last entry of the commit group after which it was first said
   * @param replacedBy the last entry of the group that superseded it, or null while it stands
   */
  public record Given(Verdict verdict, int judges, long sinceSeq, @Nullable Long replacedBy) {}

  public List<Given> standingOf(TechnicianDay key) {
    return session.list(
        "SELECT * FROM verdict WHERE technician = ? AND day = ? AND replaced_by IS NULL"
            + " ORDER BY visit, rule, subject",
        VerdictTable::given,
        key.technician().text(),
        key.day().toString());
  }

  public void give(TechnicianDay key, Given given) {
    write(INSERT, key, given);
  }

  /** Says the same again or more exactly: no new verdict, and nothing is superseded. */
  public void refine(TechnicianDay key, Given given) {
    write(REFINE, key, given);
  }

  public void supersede(TechnicianDay key, Given given, long bySeq) {
    Verdict verdict = given.verdict();
    session.update(
        "UPDATE verdict SET replaced_by = ? WHERE visit = ? AND rule = ? AND subject = ?"
            + " AND technician = ? AND day = ? AND since_seq = ?",
        bySeq,
        verdict.visit().text(),
        verdict.rule(),
        subject(verdict),
        key.technician().text(),
        key.day().toString(),
        given.sinceSeq());
  }

  /** Takes back what the group that ends with {@code seq} said: what stood before stands again. */
  public void unsay(TechnicianDay key, long seq) {
    String technician = key.technician().text();
    String day = key.day().toString();
    session.update(
        "DELETE FROM verdict WHERE technician = ? AND day = ? AND replaced_by IS NULL"
            + " AND since_seq = ?",
        technician,
        day,
        seq);
    session.update(
        "UPDATE verdict SET replaced_by = NULL WHERE technician = ? AND day = ?"
            + " AND replaced_by = ?",
        technician,
        day,
        seq);
  }

  /** All that was ever said of a visit: by rule and subject, latest first. */
  public List<Given> ofVisit(String visit) {
    return session.list(
        "SELECT * FROM verdict WHERE visit = ?"
            + " ORDER BY rule, subject, replaced_by IS NOT NULL, since_seq DESC, technician, day",
        VerdictTable::given,
        visit);
  }

  /** The rules whose standing verdicts rest on what {@code finding} is about, beside its own. */
  public List<String> toldWith(Finding finding) {
    VisitId visit = finding.visit();
    TechnicianId technician = finding.technician();
    return visit == null || finding.rule() == null
        ? List.of()
        : session.list(
            "SELECT DISTINCT rule FROM verdict WHERE visit = ? AND told_with = ? AND subject = ?"
                + " AND replaced_by IS NULL ORDER BY rule",
            row -> row.getString(1),
            visit.text(),
            finding.rule(),
            technician == null ? "" : technician.text());
  }

  /** Brings the visit's column for lists up to date with its worst standing verdict. */
  public void summarize(String visit) {
    session.update(SUMMARIZE, visit);
  }

  private void write(String sql, TechnicianDay key, Given given) {
    Verdict verdict = given.verdict();
    Cause cause = verdict.cause();
    TimeBounds beside = verdict.beside();
    session.update(
        sql,
        verdict.outcome().wireName(),
        verdict.certain() ? 1 : 0,
        verdict.unproven() ? 1 : 0,
        cause == null ? null : cause.wireName(),
        Micros.of(verdict.lateBy()),
        Micros.of(verdict.uncertainty()),
        verdict.because().en(),
        verdict.because().zh(),
        verdict.evidence().stream().map(String::valueOf).collect(Collectors.joining(",")),
        verdict.policy(),
        verdict.toldWith(),
        beside == null ? null : beside.loMicros(),
        beside == null ? null : beside.estimateMicros(),
        beside == null ? null : beside.hiMicros(),
        given.judges(),
        verdict.visit().text(),
        verdict.rule(),
        subject(verdict),
        key.technician().text(),
        key.day().toString(),
        given.sinceSeq());
  }

  private static String subject(Verdict verdict) {
    TechnicianId technician = verdict.technician();
    return technician == null ? "" : technician.text();
  }

  static Given given(ResultSet row) throws SQLException {
    String subject = row.getString("subject");
    String cause = row.getString("cause");
    String evidence = row.getString("evidence");
    Verdict verdict =
        new Verdict(
            row.getString("rule"),
            new VisitId(row.getString("visit")),
            subject.isEmpty() ? null : new TechnicianId(subject),
            Outcome.valueOf(row.getString("outcome")),
            row.getInt("certain") == 1,
            row.getInt("unproven") == 1,
            cause == null ? null : WireName.parse(Cause.class, cause).orElseThrow(),
            Micros.duration(FactTable.optionalLong(row, "late_by")),
            Micros.duration(FactTable.optionalLong(row, "uncertainty")),
            new Sentence(row.getString("because_en"), row.getString("because_zh")),
            evidence.isEmpty()
                ? List.of()
                : Arrays.stream(evidence.split(",", -1)).map(Long::valueOf).toList(),
            row.getString("policy"),
            row.getString("told_with"),
            beside(row));
    return new Given(
        verdict,
        row.getInt("judges"),
        row.getLong("since_seq"),
        FactTable.optionalLong(row, "replaced_by"));
  }

  private static @Nullable TimeBounds beside(ResultSet row) throws SQLException {
    Long estimate = FactTable.optionalLong(row, "beside");
    return estimate == null
        ? null
        : TimeBounds.ofMicros(row.getLong("beside_lo"), estimate, row.getLong("beside_hi"));
  }
}
