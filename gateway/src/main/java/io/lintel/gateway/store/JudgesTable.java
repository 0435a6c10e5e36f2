package io.lintel.gateway.store;

import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.casework.Subject.MeterDay;
import io.lintel.gateway.casework.Subject.RecorderDay;
import io.lintel.gateway.casework.Subject.Swaps;
import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which judges made what stands, and how far the present ones have come in judging it again. */
public final class JudgesTable {
  private static final String JUDGES = "judges";
  private static final String AGAIN = "judged_again";

  private final SqlSession session;

  JudgesTable(SqlSession session) {
    this.session = session;
  }

  /** What is judged again together: one kind of case of one day. */
  public enum Part {
    PEOPLE,
    RECORDERS,
    METERS,
    SWAPS
  }

  /**
   * How far it has come.
   *
   * @param after the last device or technician of the part that was taken, or empty
   */
  public record Place(LocalDate day, Part part, String after) {
    public static Place beginOf(LocalDate day) {
      return new Place(day, Part.PEOPLE, "");
    }

    private String text() {
      return day + " " + part + " " + after;
    }

    private static Place parse(String text) {
      String[] parts = text.split(" ", 3);
      return new Place(LocalDate.parse(parts[0]), Part.valueOf(parts[1]), parts[2]);
    }
  }

  /** Those that made what stands, or are judging it again; empty where nothing was ever judged. */
  public Optional<Integer> version() {
    return meta(JUDGES).map(Integer::valueOf);
  }

  /** Where judging again stands; empty if nothing is left. */
  public Optional<Place> place() {
    return meta(AGAIN).filter(text -> !text.isEmpty()).map(Place::parse);
  }

  /**
   * From now on these judges judge.
   *
   * @param from where they begin with what others judged, or null if there is nothing
   */
  public void took(int version, @Nullable Place from) {
    put(JUDGES, Integer.toString(version));
    reached(from);
  }

  /**
   * @param place what comes next, or null if nothing is left
   */
  public void reached(@Nullable Place place) {
    put(AGAIN, place == null ? "" : place.text());
  }

  /**
   * The last day before {@code day} on which there is anything to judge.
   *
   * @param begins when {@code day} begins
   * @param dayOf the day in which a time lies
   */
  public Optional<LocalDate> dayBefore(
      LocalDate day, Instant begins, Function<Instant, LocalDate> dayOf) {
    Stream<Optional<LocalDate>> days =
        Stream.of(
            day("SELECT day FROM visit_technician WHERE day < ? ORDER BY day DESC LIMIT 1", day),
            day("SELECT day FROM recorder_day WHERE day < ? ORDER BY day DESC LIMIT 1", day),
            session
                .first(
                    "SELECT at FROM fact WHERE kind = ? AND at < ? ORDER BY at DESC LIMIT 1",
                    row -> Micros.instant(row.getLong(1)),
                    Kind.READING.code(),
                    Micros.of(begins))
                .map(dayOf));
    return days.flatMap(Optional::stream).max(LocalDate::compareTo);
  }

  /** The next cases of a part, in the order of what {@link Place#after} names, at most so many. */
  public List<Subject> next(Place place, int limit) {
    String day = place.day().toString();
    return switch (place.part()) {
      case PEOPLE ->
          session.list(
              "SELECT DISTINCT technician FROM visit_technician WHERE day = ? AND technician > ?"
                  + " ORDER BY technician LIMIT ?",
              row -> new TechnicianDay(new TechnicianId(row.getString(1)), place.day()),
              day,
              place.after(),
              limit);
      case RECORDERS ->
          session.list(
              "SELECT recorder FROM recorder_day WHERE day = ? AND recorder > ?"
                  + " ORDER BY recorder LIMIT ?",
              row -> new RecorderDay(row.getString(1), place.day()),
              day,
              place.after(),
              limit);
      case METERS ->
          // From meter to meter through the index: DISTINCT would go through all their readings.
          session.list(
              "WITH RECURSIVE meter (id) AS ("
                  + "SELECT min(device) FROM fact WHERE kind = ?1 AND device > ?2 UNION ALL"
                  + " SELECT (SELECT min(device) FROM fact WHERE kind = ?1 AND device > meter.id)"
                  + " FROM meter WHERE id IS NOT NULL)"
                  + " SELECT id FROM meter WHERE id IS NOT NULL LIMIT ?3",
              row -> new MeterDay(row.getString(1), place.day()),
              Kind.READING.code(),
              place.after(),
              limit);
      case SWAPS -> List.of(new Swaps(place.day()));
    };
  }

  private Optional<LocalDate> day(String sql, LocalDate before) {
    return session.first(sql, row -> LocalDate.parse(row.getString(1)), before.toString());
  }

  private Optional<String> meta(String name) {
    return session.first("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name);
  }

  private void put(String name, String value) {
    session.update("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", name, value);
  }
}
