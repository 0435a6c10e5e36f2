package io.lintel.gateway.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Visits as the API lists them: what is due last first. */
public final class VisitViews {
  /** A visit whose end nobody tapped counts as under way for so long after what was last heard. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final String TOLD =
      "lower(v.id || ' ' || coalesce(json_extract(work_order, '$.technicians'), '')"
          + " || ' ' || coalesce(json_extract(work_order, '$.customer'), '')"
          + " || ' ' || coalesce(json_extract(work_order, '$.address'), '')"
          + " || ' ' || coalesce(json_extract(work_order, '$.meters'), ''))";

  /** Each word for itself: part of what the work order says, or the beginning of a recorder. */
  private static final String FOUND =
      " AND NOT EXISTS (SELECT 1 FROM json_each(?) w WHERE instr("
          + TOLD
          + ", w.value) = 0 AND NOT EXISTS (SELECT 1 FROM story s WHERE s.visit = v.id"
          + " AND instr(lower(s.timeline), '\"recorder\":\"' || w.value) > 0))";

  private static final String BEGUN =
      "EXISTS (SELECT 1 FROM story s WHERE s.visit = v.id AND s.span IS NOT NULL)";
  private static final String ENDED =
      "EXISTS (SELECT 1 FROM fact f WHERE f.visit = v.id AND f.kind = 3"
          + " AND f.type IN ('left', 'not_met'))";
  private static final String LAST_STEP =
      "(SELECT max(f.at) FROM fact f WHERE f.visit = v.id AND f.kind = 3)";

  /** Where a visit stands, at a moment given twice: now, and {@link #PATIENCE} before. */
  private static final String STATE =
      "CASE WHEN "
          + BEGUN
          + " THEN CASE WHEN NOT "
          + ENDED
          + " AND max(v.until, coalesce("
          + LAST_STEP
          + ", 0)) > ? THEN 'under_way' ELSE 'over' END"
          + " WHEN v.called_off = 1 THEN 'called_off'"
          + " WHEN v.until > ? THEN 'planned' ELSE 'over' END";

  private final SqlSession session;

  VisitViews(SqlSession session) {
    this.session = session;
  }

  /** Where a visit can stand. */
  public static final List<String> STATES = List.of("planned", "under_way", "over", "called_off");

  /**
   * What to list.
   *
   * @param outcomes of the visit, any of them; all if there is none
   * @param states of {@link #STATES}, any of them; all if there is none
   * @param now what the states are told by
   * @param text what a person searches for, or null: words that each are part of the visit's
   *     number, technician, customer, address or meter, or the beginning of a recorder's name
   */
  public record Filter(
      Instant from,
      Instant to,
      @Nullable String technician,
      Set<String> outcomes,
      Set<String> states,
      Instant now,
      @Nullable String text) {
    public Filter {
      outcomes = Set.copyOf(outcomes);
      states = Set.copyOf(states);
    }
  }

  /** A row's place in the list; the list goes from the greatest to the least. */
  public record Place(LocalDate day, Instant starts, String id) {
    public static Place of(VisitTable.Standing visit) {
      return new Place(visit.day(), visit.starts(), visit.id());
    }
  }

  /** What comes after {@code place}, the nearest first. */
  public List<VisitTable.Standing> after(Filter filter, Place place, int limit) {
    return page(filter, place, "<", " ORDER BY day DESC, starts DESC, id DESC LIMIT ?", limit);
  }

  /** What comes before {@code place}, the nearest first: the other way round. */
  public List<VisitTable.Standing> before(Filter filter, Place place, int limit) {
    return page(filter, place, ">", " ORDER BY day, starts, id LIMIT ?", limit);
  }

  private List<VisitTable.Standing> page(
      Filter filter, Place place, String beyond, String inOrder, int limit) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(place.day().toString());
    values.add(Micros.of(place.starts()));
    values.add(place.id());
    values.addAll(values(filter));
    values.add(limit);
    return session.list(
        "SELECT * FROM visit v WHERE (day, starts, id) "
            + beyond
            + " (?, ?, ?) AND "
            + where(filter)
            + inOrder,
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

  /** Of {@link #STATES}. */
  public String state(String id, Instant now) {
    return session
        .first(
            "SELECT " + STATE + " FROM visit v WHERE id = ?",
            row -> row.getString(1),
            Micros.of(now.minus(PATIENCE)),
            Micros.of(now),
            id)
        .orElseThrow();
  }

  /** What {@link #where} leaves open, in its order. */
  private static List<@Nullable Object> values(Filter filter) {
    boolean any = filter.states().isEmpty();
    return Arrays.asList(
        Micros.of(filter.from()),
        Micros.of(filter.to()),
        filter.technician(),
        Searched.anyOf(filter.outcomes()),
        Searched.words(filter.text()),
        any ? null : Micros.of(filter.now().minus(PATIENCE)),
        any ? null : Micros.of(filter.now()),
        Searched.anyOf(filter.states()));
  }

  private static String where(Filter filter) {
    return "starts >= ? AND starts < ?"
        + (filter.technician() == null
            ? " AND ? IS NULL"
            : " AND EXISTS (SELECT 1 FROM visit_technician t WHERE t.visit = v.id"
                + " AND t.technician = ?)")
        + Searched.oneOf("outcome", Searched.anyOf(filter.outcomes()))
        + (Searched.words(filter.text()) == null ? " AND ? IS NULL" : FOUND)
        + (filter.states().isEmpty()
            ? " AND ? IS NULL AND ? IS NULL AND ? IS NULL"
            : " AND (" + STATE + ") IN (SELECT value FROM json_each(?))");
  }

  public Optional<VisitTable.Standing> one(String id) {
    return session.first("SELECT * FROM visit WHERE id = ?", VisitTable::standing, id);
  }
}
