package io.lintel.gateway.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Visits as the API lists them. */
public final class VisitViews {
  private static final String FOUND =
      " AND (instr(lower(id || ' ' || coalesce(json_extract(work_order, '$.technicians'), '')"
          + " || ' ' || coalesce(json_extract(work_order, '$.customer'), '')"
          + " || ' ' || coalesce(json_extract(work_order, '$.address'), '')"
          + " || ' ' || coalesce(json_extract(work_order, '$.meters'), '')), ?) > 0"
          + " OR EXISTS (SELECT 1 FROM story s"
          + " WHERE s.visit = v.id AND instr(lower(s.timeline), ?) > 0))";

  private final SqlSession session;

  VisitViews(SqlSession session) {
    this.session = session;
  }

  /**
   * What to list: the latest day first, and within a day by (starts, id).
   *
   * @param outcome of the worst standing verdict, or null for all
   * @param text what a person searches for, or null: part of the visit's number, technician,
   *     customer, address or meter, or the beginning of a recorder's name
   * @param afterDay with {@code afterStarts} and {@code afterId} the last row of the page before; a
   *     day that never comes for the first page
   */
  public record Filter(
      Instant from,
      Instant to,
      @Nullable String technician,
      @Nullable String outcome,
      @Nullable String text,
      LocalDate afterDay,
      Instant afterStarts,
      String afterId) {}

  public List<VisitTable.Standing> page(Filter filter, int limit) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(filter.afterDay().toString());
    values.add(filter.afterDay().toString());
    values.add(Micros.of(filter.afterStarts()));
    values.add(filter.afterId());
    values.addAll(values(filter));
    values.add(limit);
    return session.list(
        "SELECT * FROM visit v WHERE (day < ? OR (day = ? AND (starts, id) > (?, ?))) AND "
            + where(filter)
            + " ORDER BY day DESC, starts, id LIMIT ?",
        VisitTable::standing,
        values.toArray());
  }

  /** How many there are on all pages together. */
  public long count(Filter filter) {
    return session
        .first(
            "SELECT count(*) FROM visit v WHERE " + where(filter),
            row -> row.getLong(1),
            values(filter).toArray())
        .orElseThrow();
  }

  /** What {@link #where} leaves open, in its order. */
  private static List<@Nullable Object> values(Filter filter) {
    String text = filter.text() == null ? null : filter.text().toLowerCase(Locale.ROOT);
    return Arrays.asList(
        Micros.of(filter.from()),
        Micros.of(filter.to()),
        filter.technician(),
        filter.outcome(),
        text,
        text == null ? null : "\"recorder\":\"" + text);
  }

  private static String where(Filter filter) {
    return "starts >= ? AND starts < ?"
        + (filter.technician() == null
            ? " AND ? IS NULL"
            : " AND EXISTS (SELECT 1 FROM visit_technician t WHERE t.visit = v.id"
                + " AND t.technician = ?)")
        + (filter.outcome() == null ? " AND ? IS NULL" : " AND outcome = ?")
        + (filter.text() == null ? " AND ? IS NULL AND ? IS NULL" : FOUND);
  }

  public Optional<VisitTable.Standing> one(String id) {
    return session.first("SELECT * FROM visit WHERE id = ?", VisitTable::standing, id);
  }
}
