package io.lintel.gateway.projection;

import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.store.JudgesTable;
import io.lintel.gateway.store.JudgesTable.Part;
import io.lintel.gateway.store.JudgesTable.Place;
import io.lintel.gateway.store.ProjectionWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What earlier judges judged, judged again by the present ones: day by day, the newest first, some
 * cases at a time. Each time an entry in the journal says so, and is what supersedes a verdict that
 * changes: whoever looks at it sees why.
 */
final class JudgedAgain {
  /** Cases judged for one entry. What comes meanwhile waits so long, some tenths of a second. */
  static final int AT_ONCE = 50;

  /** No case lies after it; the days that an upgrade begins with are looked for before it. */
  private static final LocalDate END = LocalDate.of(9999, 12, 31);

  private final JudgesTable table;
  private final UtilityDays days;
  private @Nullable Place place;

  /**
   * @param judges the version of those that judge now
   */
  JudgedAgain(ProjectionWriter tables, UtilityDays days, int judges) {
    this.table = tables.judges();
    this.days = days;
    Optional<Integer> before = table.version();
    if (before.filter(version -> version == judges).isPresent()) {
      place = table.place().orElse(null);
    } else {
      place = dayBefore(END);
      table.took(judges, place);
    }
  }

  /** The next cases; they count as judged. Empty when nothing is left. */
  Set<Subject> next() {
    Place now = place;
    if (now == null) {
      return Set.of();
    }
    List<Subject> found = table.next(now, AT_ONCE);
    place =
        found.size() == AT_ONCE
            ? new Place(now.day(), now.part(), found.get(found.size() - 1).id())
            : afterPart(now);
    table.reached(place);
    return new TreeSet<>(found);
  }

  /** What comes next, in words that differ each time; empty when nothing is left. */
  Optional<String> stands() {
    return Optional.ofNullable(place)
        .map(
            now ->
                now.day()
                    + ", "
                    + now.part().name().toLowerCase(Locale.ROOT)
                    + (now.after().isEmpty() ? "" : " after " + now.after()));
  }

  private @Nullable Place afterPart(Place now) {
    return switch (now.part()) {
      case PEOPLE -> new Place(now.day(), Part.RECORDERS, "");
      case RECORDERS -> new Place(now.day(), Part.METERS, "");
      case METERS -> new Place(now.day(), Part.SWAPS, "");
      case SWAPS -> dayBefore(now.day());
    };
  }

  private @Nullable Place dayBefore(LocalDate day) {
    return table.dayBefore(day, days.begin(day), days::of).map(Place::beginOf).orElse(null);
  }
}
