package io.lintel.gateway.store;

import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.custody.CustodyStatement;
import io.lintel.gateway.visit.TechnicianId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who carries which recorder. A statement about the same recorder and the same begin takes the
 * earlier one's place; a hand-out whose end nobody stated ends with the recorder's next hand-out.
 */
public final class CustodyTable {
  private static final String COLUMNS =
      "seq, recorder, technician, since, coalesce(until, (SELECT min(n.since) FROM custody n"
          + " WHERE n.recorder = c.recorder AND n.since > c.since)) AS until";

  /** Beyond so many holders of one recorder, those are asked for who have a visit at all. */
  private static final int CROWD = 64;

  /** Goes from one technician to the next in the index, and never through all that one had. */
  private static final String ONE_BY_ONE =
      "SELECT min(technician) FROM custody WHERE recorder = ?1"
          + " UNION ALL SELECT (SELECT min(n.technician) FROM custody n WHERE n.recorder = ?1"
          + " AND n.technician > who.technician) FROM who WHERE who.technician IS NOT NULL";

  private static final String WITH_A_VISIT =
      "SELECT DISTINCT technician FROM visit_technician v WHERE day >= ?4 AND day <= ?5 AND EXISTS"
          + " (SELECT 1 FROM custody c WHERE c.recorder = ?1 AND c.technician = v.technician)";

  /**
   * {@code latest} is the last hand-out of each before the end, {@code next} one after the begin.
   */
  private static final String HOLDERS =
      "WITH RECURSIVE who (technician) AS (%s), had AS (SELECT technician,"
          + " (SELECT min(since) FROM custody c WHERE c.recorder = ?1"
          + " AND c.technician = who.technician) AS first,"
          + " (SELECT min(since) FROM custody c WHERE c.recorder = ?1"
          + " AND c.technician = who.technician AND c.since >= ?2) AS next,"
          + " (SELECT max(since) FROM custody c WHERE c.recorder = ?1"
          + " AND c.technician = who.technician AND c.since < ?3) AS latest,"
          + " (SELECT max(until) FROM custody c WHERE c.recorder = ?1"
          + " AND c.technician = who.technician) AS stated"
          + " FROM who WHERE technician IS NOT NULL),"
          + " ends AS (SELECT *, (SELECT min(n.since) FROM custody n WHERE n.recorder = ?1"
          + " AND n.since > latest) AS handed_on, (SELECT c.until FROM custody c"
          + " WHERE c.recorder = ?1 AND c.since = latest) AS returned FROM had"
          + " WHERE latest IS NOT NULL)"
          + " SELECT technician, first,"
          + " CASE WHEN returned IS NULL AND handed_on IS NULL THEN NULL"
          + " ELSE max(coalesce(returned, handed_on), coalesce(stated, 0)) END AS last"
          + " FROM ends WHERE (next < ?3 OR last IS NULL OR last > ?2)"
          + " AND coalesce(?4, ?5) IS NOT NULL";

  private static final String HOLDERS_OF_A_FEW = String.format(HOLDERS, ONE_BY_ONE);
  private static final String HOLDERS_WITH_A_VISIT = String.format(HOLDERS, WITH_A_VISIT);
  private static final String COUNTED =
      "WITH RECURSIVE who (technician) AS ("
          + ONE_BY_ONE
          + " LIMIT "
          + (CROWD + 1)
          + ") SELECT count(technician) FROM who";

  private final SqlSession session;

  CustodyTable(SqlSession session) {
    this.session = session;
  }

  /** What it replaces is kept with what replaced it. */
  public void put(CustodySpan span, String source) {
    session.update(
        "UPDATE custody_said INDEXED BY custody_said_standing SET replaced_by = ?"
            + " WHERE recorder = ? AND since = ?"
            + " AND says = 'hand_out' AND replaced_by IS NULL",
        span.seq(),
        span.recorder(),
        Micros.of(span.from()));
    said(span, source, CustodyStatement.Says.HAND_OUT);
    session.update(
        "INSERT OR REPLACE INTO custody (recorder, since, technician, until, seq)"
            + " VALUES (?,?,?,?,?)",
        span.recorder(),
        Micros.of(span.from()),
        span.technician().text(),
        Micros.ofOptional(span.to()),
        span.seq());
  }

  /** Keeps the recorder's own word of who wears it. */
  public void boundSaid(CustodySpan wearer, String source) {
    said(wearer, source, CustodyStatement.Says.BOUND);
  }

  private void said(CustodySpan span, String source, CustodyStatement.Says says) {
    session.update(
        "INSERT OR REPLACE INTO custody_said (seq, recorder, technician, since, until, source,"
            + " says) VALUES (?,?,?,?,?,?,?)",
        span.seq(),
        span.recorder(),
        span.technician().text(),
        Micros.of(span.from()),
        Micros.ofOptional(span.to()),
        source,
        says.wireName());
  }

  /**
   * A recorder said on {@code day} that {@code technician} wears it.
   *
   * @return whether it is said for the first time
   */
  public boolean bound(String recorder, String technician, LocalDate day) {
    return session.update(
            "INSERT OR IGNORE INTO bound (recorder, technician, day) VALUES (?,?,?)",
            recorder,
            technician,
            day.toString())
        > 0;
  }

  /** The statement about this hand-out that stands, its end as it was stated. */
  public Optional<CustodySpan> standing(String recorder, Instant from) {
    return session.first(
        "SELECT * FROM custody WHERE recorder = ? AND since = ?",
        CustodyTable::span,
        recorder,
        Micros.of(from));
  }

  /** The hand-out that began at {@code from} as it stands, with its end as far as it is known. */
  public Optional<CustodySpan> begunAt(String recorder, Instant from) {
    return session.first(
        "SELECT " + COLUMNS + " FROM custody c WHERE recorder = ? AND since = ?",
        CustodyTable::span,
        recorder,
        Micros.of(from));
  }

  /**
   * Somebody who had a recorder, and between when at most.
   *
   * @param to null while it lasts
   */
  public record Holder(String technician, Instant from, @Nullable Instant to) {}

  /**
   * Who may have had {@code recorder} between the two times, each once, however often it went to
   * and fro: all who had, and seldom one who had it before and after.
   *
   * @param first with {@code last}: who has no visit on one of these days may be left out
   */
  public List<Holder> holders(
      String recorder, Instant from, Instant to, LocalDate first, LocalDate last) {
    boolean crowd =
        session.first(COUNTED, row -> row.getInt(1), recorder).filter(n -> n > CROWD).isPresent();
    return session.list(
        crowd ? HOLDERS_WITH_A_VISIT : HOLDERS_OF_A_FEW,
        CustodyTable::holder,
        recorder,
        Micros.of(from),
        Micros.of(to),
        first.toString(),
        last.toString());
  }

  private static Holder holder(ResultSet row) throws SQLException {
    Long last = FactTable.optionalLong(row, "last");
    return new Holder(
        row.getString("technician"),
        Micros.instant(row.getLong("first")),
        last == null ? null : Micros.instant(last));
  }

  public List<CustodySpan> ofRecorder(String recorder) {
    return session.list(
        "SELECT " + COLUMNS + " FROM custody c WHERE recorder = ? ORDER BY seq",
        CustodyTable::span,
        recorder);
  }

  public List<CustodySpan> ofTechnician(String technician) {
    return session.list(
        "SELECT " + COLUMNS + " FROM custody c WHERE technician = ? ORDER BY seq",
        CustodyTable::span,
        technician);
  }

  public List<String> recordersBoundTo(String technician, LocalDate day) {
    return session.list(
        "SELECT recorder FROM bound WHERE technician = ? AND day = ?",
        row -> row.getString(1),
        technician,
        day.toString());
  }

  /** Who a recorder was bound to by its own word, and on which day. */
  public record BoundDay(String technician, LocalDate day) {}

  public List<BoundDay> boundBetween(String recorder, LocalDate first, LocalDate last) {
    return session.list(
        "SELECT technician, day FROM bound WHERE recorder = ? AND day >= ? AND day <= ?"
            + " ORDER BY day, technician",
        row -> new BoundDay(row.getString("technician"), LocalDate.parse(row.getString("day"))),
        recorder,
        first.toString(),
        last.toString());
  }

  public List<String> techniciansBoundTo(String recorder, LocalDate day) {
    return session.list(
        "SELECT technician FROM bound WHERE recorder = ? AND day = ?",
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
