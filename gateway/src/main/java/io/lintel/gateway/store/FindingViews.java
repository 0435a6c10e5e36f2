package io.lintel.gateway.store;

import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.store.FindingTable.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Findings as the API lists them: the newest day first, within a day what matters most first. */
public final class FindingViews {
  private static final String FOUND =
      " AND instr(lower(id || ' ' || coalesce(visit, '') || ' ' || coalesce(subject, '') || ' '"
          + " || coalesce(device, '') || ' ' || coalesce(rule, '') || ' ' || because_en || ' '"
          + " || because_zh), ?) > 0";

  private final SqlSession session;

  FindingViews(SqlSession session) {
    this.session = session;
  }

  /**
   * What to list.
   *
   * @param state so {@code kind}, {@code rule}, {@code outcome}, {@code technician}: null for all
   * @param text what a person searches for, or null: part of anything the finding names or says
   * @param from of {@code at}, inclusive
   * @param to exclusive
   */
  public record Filter(
      @Nullable String state,
      @Nullable String kind,
      @Nullable String rule,
      @Nullable String outcome,
      @Nullable String technician,
      @Nullable String text,
      Instant from,
      Instant to) {}

  /**
   * The last row of the page before.
   *
   * @param day one that never comes for the first page
   */
  public record After(LocalDate day, int severity, Instant at, String id) {
    public static After of(Standing last) {
      return new After(
          last.finding().day(),
          last.finding().severity(),
          last.finding().at(),
          last.finding().id().text());
    }
  }

  public List<Standing> page(Filter filter, After after, int limit) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(after.day().toString());
    values.add(after.day().toString());
    values.add(after.severity());
    values.add(Micros.of(after.at()));
    values.add(after.id());
    values.addAll(values(filter));
    values.add(limit);
    return session.list(
        "SELECT * FROM finding WHERE (on_day < ? OR (on_day = ? AND (severity, at, id) > (?, ?, ?)))"
            + " AND "
            + where(filter)
            + " ORDER BY on_day DESC, severity, at, id LIMIT ?",
        FindingTable::standing,
        values.toArray());
  }

  /** How many there are on all pages together. */
  public long count(Filter filter) {
    return session
        .first(
            "SELECT count(*) FROM finding WHERE " + where(filter),
            row -> row.getLong(1),
            values(filter).toArray())
        .orElseThrow();
  }

  /** What {@link #where} leaves open, in its order. */
  private static List<@Nullable Object> values(Filter filter) {
    return Arrays.asList(
        Micros.of(filter.from()),
        Micros.of(filter.to()),
        filter.state(),
        filter.kind(),
        filter.rule(),
        filter.outcome(),
        filter.technician(),
        searched(filter));
  }

  private static String where(Filter filter) {
    return "at >= ? AND at < ?"
        + equal("state", filter.state())
        + equal("kind", filter.kind())
        + equal("rule", filter.rule())
        + equal("outcome", filter.outcome())
        + equal("subject", filter.technician())
        + (filter.text() == null ? " AND ? IS NULL" : FOUND);
  }

  private static @Nullable String searched(Filter filter) {
    String text = filter.text();
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  public Optional<Standing> one(String id) {
    return session.first("SELECT * FROM finding WHERE id = ?", FindingTable::standing, id);
  }

  /** Where the findings about a visit stand. */
  public Map<FindingId, String> statesOfVisit(String visit) {
    Map<FindingId, String> states = new HashMap<>();
    for (Standing standing :
        session.list("SELECT * FROM finding WHERE visit = ?", FindingTable::standing, visit)) {
      states.put(standing.finding().id(), standing.state().wireName());
    }
    return states;
  }

  private static String equal(String column, @Nullable String wanted) {
    return wanted == null ? " AND ? IS NULL" : " AND " + column + " = ?";
  }
}
