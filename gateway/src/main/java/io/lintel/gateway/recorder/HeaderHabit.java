package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether a recorder's files tell in their headers when they were finished, as far as their order
 * shows it: a recorder films one at a time, and goes on in the next where it cut one by its length.
 */
final class HeaderHabit {
  /** Whole seconds on both sides, and a seam. */
  private static final long SEAM = Recordings.SEAM + Micros.SECOND;

  private static final long OVERLAP = 5 * Micros.SECOND;

  /** Files of one docking are copied one after the other. */
  private static final long COPYING = Micros.of(Duration.ofHours(1));

  private HeaderHabit() {}

  /** What is so is that they are headers of the finish. */
  static Habit of(List<DockedFile> all) {
    List<DockedFile> files = new ArrayList<>(all);
    files.removeIf(file -> file.zone() == null || !file.hasLength());
    files.sort(
        Comparator.comparing(DockedFile::began)
            .thenComparing(DockedFile::name)
            .thenComparingLong(DockedFile::seq));
    Habit habit = new Habit();
    for (int i = 1; i < files.size(); i++) {
      DockedFile file = files.get(i - 1);
      DockedFile next = files.get(i);
      if (Math.abs(PlacedFile.docked(file) - PlacedFile.docked(next)) <= COPYING) {
        ask(file, next, habit);
      }
    }
    return habit;
  }

  private static void ask(DockedFile file, DockedFile next, Habit habit) {
    long apart = Micros.of(next.began()) - Micros.of(file.began());
    long asBegins = apart - Micros.of(file.length());
    long asFinishes = apart - Micros.of(next.length());
    boolean begins = asBegins >= -OVERLAP;
    boolean finishes = asFinishes >= -OVERLAP;
    if (begins != finishes) {
      habit.says(finishes);
      return;
    }
    boolean seamOfBegins = Math.abs(asBegins) <= SEAM;
    boolean seamOfFinishes = Math.abs(asFinishes) <= SEAM;
    if (begins && seamOfBegins != seamOfFinishes && FileRun.cut(file)) {
      habit.says(seamOfFinishes);
    }
  }
}
