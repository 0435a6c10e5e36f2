package io.lintel.gateway.projection;

import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.linking.Astray;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.linking.Whereabouts;
import io.lintel.gateway.projection.UtilityDays.Window;
import io.lintel.gateway.store.ProjectionWriter;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who seems to have carried whose recorder, day by day: proposed anew when somebody's whereabouts
 * changed on a day on which a recorder was away from its holder. On other days this costs nothing
 * but the writing down of stays.
 */
final class DaySwaps {
  private final ProjectionWriter tables;
  private final UtilityDays days;
  private final CaseJudge judge;
  private final SortedSet<LocalDate> touched = new TreeSet<>();

  DaySwaps(ProjectionWriter tables, UtilityDays days, CaseJudge judge) {
    this.tables = tables;
    this.days = days;
    this.judge = judge;
  }

  /**
   * A case was judged.
   *
   * @param before what the tables hold of it, or null if that has to be looked up
   */
  void judged(TechnicianDay key, @Nullable Whereabouts before, Whereabouts now) {
    if (now.equals(before)) {
      return;
    }
    Whereabouts stood = before == null ? tables.whereabouts().ofCase(key) : before;
    if (now.equals(stood)) {
      return;
    }
    tables.whereabouts().replace(key, stood, now);
    boolean stoodAway = stood.astray().stream().anyMatch(Astray::away);
    if (stoodAway || tables.whereabouts().anyAstray(key.day())) {
      touched.add(key.day());
    }
  }

  /** The days on which whereabouts changed since this was asked last. */
  SortedSet<LocalDate> takeTouched() {
    SortedSet<LocalDate> taken = new TreeSet<>(touched);
    touched.clear();
    return taken;
  }

  /**
   * Proposes a day's swaps.
   *
   * @return the cases that have to be judged again because of it
   */
  Set<Subject> propose(LocalDate day) {
    Window window = days.day(day);
    List<Swap> before = tables.swaps().ofDay(day);
    List<Swap> now =
        judge.proposeSwaps(
            tables.whereabouts().astray(day),
            tables.whereabouts().stays(day),
            window.from(),
            window.to());
    Set<Subject> concerned = new TreeSet<>();
    if (!now.equals(before)) {
      tables.swaps().replace(day, now);
      concern(day, before, now, concerned);
      concern(day, now, before, concerned);
    }
    return concerned;
  }

  private void concern(LocalDate day, List<Swap> swaps, List<Swap> others, Set<Subject> concerned) {
    Set<Swap> unchanged = new HashSet<>(others);
    for (Swap swap : swaps) {
      if (!unchanged.contains(swap)) {
        for (String technician : List.of(swap.technicianA().text(), swap.technicianB().text())) {
          concerned.addAll(tables.visits().casesOfTechnician(technician, day, day));
        }
      }
    }
  }
}
