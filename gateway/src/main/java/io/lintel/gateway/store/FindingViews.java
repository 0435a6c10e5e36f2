package io.lintel.gateway.store;

import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.store.FindingTable.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Findings as the API lists them: the newest day first, within a day what matters most first. */
public final class FindingViews {
  private static final String FOUND =
      Searched.every(
          "lower(finding.id || ' ' || coalesce(visit, '') || ' ' || coalesce(subject, '') || ' '"
              + " || coalesce(device, '') || ' ' || coalesce(rule, '') || ' ' || because_en || ' '"
              + " || because_zh || ' ' || coalesce((SELECT json_extract(v.work_order, '$.address')"
              + " FROM visit v WHERE v.id = finding.visit), ''))");

  /** Of the rule itself, or of another one whose verdict rests on the same. */
  private static final String OF_RULE =
      " AND (rule = ? OR EXISTS (SELECT 1 FROM verdict t WHERE t.visit = finding.visit"
          + " AND t.rule = ? AND t.told_with = finding.rule"
          + " AND t.subject = coalesce(finding.subject, '') AND t.replaced_by IS NULL))";

  private final SqlSession session;

  FindingViews(SqlSession session) {
    this.session = session;
  }

  /**
   * What to list.
   *
   * @param states any of them, so {@code outcomes}; all if there is none
   * @param kind so {@code rule}, {@code technician}: null for all
   * @param text what a person searches for, or null: words that each are part of anything the
   *     finding names or says, or of its visit's address
   * @param from of {@code at}, inclusive
   * @param to exclusive
   */
  public record Filter(
      Set<String> states,
      @Nullable String kind,
      @Nullable String rule,
      Set<String> outcomes,
      @Nullable String technician,
      @Nullable String text,
      Instant from,
      Instant to) {
    public Filter {
      states = Set.copyOf(states);
      outcomes = Set.copyOf(outcomes);
    }
  }

  /** A row's place in the list. */
  public record Place(LocalDate day, int severity, Instant at, String id) {
    public static Place of(Standing last) {
      return new Place(
          last.finding().day(),
          last.finding().severity(),
          last.finding().at(),
          last.finding().id().text());
    }
  }

  /** What comes after {@code place}, the nearest first. */
  public List<Standing> after(Filter filter, Place place, int limit) {
    return page(
        "(on_day < ? OR (on_day = ? AND (severity, at, id) > (?, ?, ?)))",
        " ORDER BY on_day DESC, severity, at, id LIMIT ?",
        filter,
        place,
        limit);
  }

  /** What comes before {@code place}, the nearest first: the other way round. */
  public List<Standing> before(Filter filter, Place place, int limit) {
    return page(
        "(on_day > ? OR (on_day = ? AND (severity, at, id) < (?, ?, ?)))",
        " ORDER BY on_day, severity DESC, at DESC, id DESC LIMIT ?",
        filter,
        place,
        limit);
  }

  private List<Standing> page(
      String beyond, String inOrder, Filter filter, Place place, int limit) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(place.day().toString());
    values.add(place.day().toString());
    values.add(place.severity());
    values.add(Micros.of(place.at()));
    values.add(place.id());
    values.addAll(values(filter));
    values.add(limit);
    return session.list(
        "SELECT * FROM finding WHERE " + beyond + " AND " + where(filter) + inOrder,
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
        Searched.anyOf(filter.states()),
        filter.kind(),
        filter.rule(),
        filter.rule(),
        Searched.anyOf(filter.outcomes()),
        filter.technician(),
        Searched.words(filter.text()));
  }

  private static String where(Filter filter) {
    return "at >= ? AND at < ?"
        + Searched.oneOf("state", Searched.anyOf(filter.states()))
        + equal("kind", filter.kind())
        + (filter.rule() == null ? " AND ? IS NULL AND ? IS NULL" : OF_RULE)
        + Searched.oneOf("outcome", Searched.anyOf(filter.outcomes()))
        + equal("subject", filter.technician())
        + (Searched.words(filter.text()) == null ? " AND ? IS NULL" : FOUND);
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
