package io.lintel.gateway.store;

import io.lintel.gateway.custody.CustodyStatement;
import io.lintel.gateway.custody.CustodyStatement.Says;
import io.lintel.gateway.wording.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is and was believed of custody, by recorder, then begin, then journal number. */
public final class CustodyViews {
  /** A statement counts as long as no entry up to the one asked for replaced it. */
  private static final String BELIEVED = "seq <= ?1 AND (replaced_by IS NULL OR replaced_by > ?1)";

  private static final String SAID =
      "SELECT seq, recorder, technician, since, source, says,"
          + " CASE WHEN replaced_by <= ?1 THEN replaced_by END AS replaced_by,"
          + " CASE WHEN until IS NOT NULL OR says <> 'hand_out' OR replaced_by <= ?1 THEN until"
          + " ELSE (SELECT min(n.since) FROM custody_said n WHERE n.recorder = s.recorder"
          + " AND n.since > s.since AND n.says = 'hand_out' AND n.seq <= ?1"
          + " AND (n.replaced_by IS NULL OR n.replaced_by > ?1)) END AS until"
          + " FROM custody_said s WHERE (recorder, since, seq) > (?2, ?3, ?4) AND seq <= ?1";

  private final SqlSession session;

  CustodyViews(SqlSession session) {
    this.session = session;
  }

  /**
   * What to list.
   *
   * @param recorder so {@code technician}: null for all
   * @param moment whom the recorders were with then, or null for all times
   * @param asOfSeq as it was believed after this entry; {@link Long#MAX_VALUE} for now
   * @param history with what was replaced, and with what recorders said themselves
   */
  public record Filter(
      @Nullable String recorder,
      @Nullable String technician,
      @Nullable Moment moment,
      long asOfSeq,
      boolean history) {}

  /**
   * @param dayBegin with {@code dayEnd} the day of {@code at}: for so long a recorder's own word
   *     counts
   */
  public record Moment(Instant at, Instant dayBegin, Instant dayEnd) {}

  /** The last row of the page before. */
  public record After(String recorder, Instant since, long seq) {}

  public List<CustodyStatement> page(Filter filter, After after, int limit) {
    Moment moment = filter.moment();
    return session.list(
        "SELECT * FROM ("
            + SAID
            + (filter.history() ? "" : " AND " + BELIEVED)
            + (filter.history() || moment != null ? "" : " AND says = 'hand_out'")
            + (filter.recorder() == null ? " AND ?5 IS NULL" : " AND recorder = ?5")
            + (filter.technician() == null ? " AND ?6 IS NULL" : " AND technician = ?6")
            + ") WHERE "
            + (moment == null
                ? "?7 IS NULL AND ?8 IS NULL AND ?9 IS NULL"
                : "CASE says WHEN 'hand_out' THEN since <= ?7 AND (until IS NULL OR until > ?7)"
                    + " ELSE since >= ?8 AND since < ?9 END")
            + " ORDER BY recorder, since, seq LIMIT ?10",
        CustodyViews::statement,
        filter.asOfSeq(),
        after.recorder(),
        Micros.of(after.since()),
        after.seq(),
        filter.recorder(),
        filter.technician(),
        moment == null ? null : Micros.of(moment.at()),
        moment == null ? null : Micros.of(moment.dayBegin()),
        moment == null ? null : Micros.of(moment.dayEnd()),
        limit);
  }

  private static CustodyStatement statement(ResultSet row) throws SQLException {
    return new CustodyStatement(
        CustodyTable.span(row),
        row.getString("source"),
        WireName.parse(Says.class, row.getString("says")).orElseThrow(),
        FactTable.optionalLong(row, "replaced_by"));
  }
}
