package io.lintel.gateway.store;

import io.lintel.gateway.journal.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Meters as the API lists them, each with the last that is known of it. */
public final class MeterViews {
  /** How the last reading that was due can have ended; {@code none} where none ever was. */
  public static final List<String> SLOTS = List.of("read", "failed", "not_attempted", "none");

  /** What can be remarkable about a meter's last reading: also that there is none. */
  public static final List<String> MARKS = List.of("unproven", "remarked", "unread");

  /** By when it came, for a meter's own clock may be years off; of one batch the latest. */
  private static final String LAST_READING =
      " FROM fact f WHERE f.kind = 1 AND f.device = known.id"
          + " ORDER BY f.received DESC, f.at DESC, f.seq DESC LIMIT 1";

  private static final String LAST_SLOT =
      "(SELECT f.type FROM fact f WHERE f.kind = 6 AND f.device = known.id"
          + " ORDER BY f.at DESC, f.seq DESC LIMIT 1)";

  private static final String TOLD =
      "lower(known.id || ' ' || coalesce((SELECT group_concat("
          + "json_extract(v.work_order, '$.address'), ' ') FROM visit_meter m"
          + " JOIN visit v ON v.id = m.visit WHERE m.meter = known.id), ''))";

  private static final String MARKED =
      "(SELECT CASE w.value WHEN 'unproven' THEN (SELECT f.unproven"
          + LAST_READING
          + ") WHEN 'remarked' THEN (SELECT f.conflict = 1"
          + " OR json_extract(f.body, '$.quality') IS NOT NULL"
          + LAST_READING
          + ") ELSE (SELECT 1"
          + LAST_READING
          + ") IS NULL END)";

  private static final String AFTER = known("min", ">");
  private static final String BEFORE = known("max", "<");

  private final SqlSession session;

  MeterViews(SqlSession session) {
    this.session = session;
  }

  /**
   * What to list.
   *
   * @param text words that each are part of the meter's id or of the address of a visit to it; null
   *     for all
   * @param slots of {@link #SLOTS}, any of them; all if there is none
   * @param marks of {@link #MARKS}, any of them; all if there is none
   */
  public record Filter(@Nullable String text, Set<String> slots, Set<String> marks) {
    public Filter {
      slots = Set.copyOf(slots);
      marks = Set.copyOf(marks);
    }
  }

  /**
   * The ids after {@code id} of all meters that were read, were due, were told to do something or
   * that a visit was to, in order. From one to the next by the index: a meter has thousands of
   * readings.
   */
  public List<String> after(Filter filter, String id, int limit) {
    return page(AFTER, filter, id, limit);
  }

  /** Those before {@code id}, the nearest first. */
  public List<String> before(Filter filter, String id, int limit) {
    return page(BEFORE, filter, id, limit);
  }

  private List<String> page(String known, Filter filter, String id, int limit) {
    String words = Searched.words(filter.text());
    String marks = Searched.anyOf(filter.marks());
    return session.list(
        known
            + (words == null ? " AND ? IS NULL" : Searched.every(TOLD))
            + Searched.oneOf("coalesce(" + LAST_SLOT + ", 'none')", Searched.anyOf(filter.slots()))
            + (marks == null
                ? " AND ? IS NULL"
                : " AND EXISTS (SELECT 1 FROM json_each(?) w WHERE " + MARKED + ")")
            + " LIMIT ?",
        row -> row.getString(1),
        id,
        words,
        Searched.anyOf(filter.slots()),
        marks,
        limit);
  }

  /** The ids beyond {@code ?1} in order, one after the other, for as long as they are asked for. */
  private static String known(String nearest, String beyond) {
    return "WITH RECURSIVE known(id) AS (SELECT "
        + next(nearest, beyond, "?1")
        + " UNION ALL SELECT "
        + next(nearest, beyond, "known.id")
        + " FROM known WHERE known.id IS NOT NULL) SELECT id FROM known WHERE id IS NOT NULL";
  }

  private static String next(String nearest, String beyond, String id) {
    StringBuilder next = new StringBuilder("(SELECT ").append(nearest).append("(n) FROM (");
    for (Kind kind : List.of(Kind.READING, Kind.SLOT, Kind.COMMAND)) {
      next.append(
          "SELECT %s(device) n FROM fact WHERE kind = %d AND device %s %s UNION ALL "
              .formatted(nearest, kind.code(), beyond, id));
    }
    return next.append(
            "SELECT %s(meter) FROM visit_meter WHERE meter %s %s))".formatted(nearest, beyond, id))
        .toString();
  }

  public Optional<Fact> lastReading(String meter) {
    return session.first(
        "SELECT * FROM fact WHERE kind = 1 AND device = ?"
            + " ORDER BY received DESC, at DESC, seq DESC LIMIT 1",
        FactTable::fact,
        meter);
  }

  public Optional<Fact> lastSlot(String meter) {
    return session.first(
        "SELECT * FROM fact WHERE kind = 6 AND device = ? ORDER BY at DESC, seq DESC LIMIT 1",
        FactTable::fact,
        meter);
  }

  /** How many of the readings that were due between the two ended how, by outcome. */
  public Map<String, Long> slots(String meter, Instant from, Instant to) {
    Map<String, Long> counts = new TreeMap<>();
    session
        .list(
            "SELECT type, count(*) FROM fact WHERE kind = 6 AND device = ? AND at >= ? AND at < ?"
                + " GROUP BY type",
            row -> Map.entry(row.getString(1), row.getLong(2)),
            meter,
            Micros.of(from),
            Micros.of(to))
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  /** What a meter said or was due between the two by the facts' own time, the latest first. */
  public List<Fact> between(Kind kind, String meter, Instant from, Instant to, int limit) {
    return session.list(
        "SELECT * FROM fact WHERE kind = ? AND device = ? AND at >= ? AND at < ?"
            + " ORDER BY at DESC, seq DESC LIMIT ?",
        FactTable::fact,
        kind.code(),
        meter,
        Micros.of(from),
        Micros.of(to),
        limit);
  }

  /** The visits to a meter, the latest day first. */
  public List<String> visits(String meter, int limit) {
    return session.list(
        "SELECT visit FROM visit_meter WHERE meter = ? ORDER BY day DESC, visit DESC LIMIT ?",
        row -> row.getString(1),
        meter,
        limit);
  }
}
