package io.lintel.gateway.store;

import io.lintel.gateway.visit.TechnicianId;
import java.time.LocalDate;
import java.util.Comparator;

/** One technician's day, the unit that is judged. Ordered by day, then technician. */
public record CaseKey(TechnicianId technician, LocalDate day) implements Comparable<CaseKey> {
  private static final String UNHELD = "~";

  /** No recorder has such an id: its ids are parts of paths. */
  private static final String SWAPS = UNHELD + "/swaps";

  /** Likewise. */
  private static final String UNVISITED = UNHELD + "/meter/";

  private static final Comparator<CaseKey> ORDER =
      Comparator.comparing(CaseKey::day).thenComparing(CaseKey::technician);

  /** Stands in the tables of links for what a recorder did in nobody's hands. */
  public static CaseKey unheld(String recorder, LocalDate day) {
    return new CaseKey(new TechnicianId(UNHELD + recorder), day);
  }

  public boolean isUnheld() {
    return technician.text().startsWith(UNHELD) && !isSwaps() && !isUnvisited();
  }

  /** Stands in the tables of links for what was done to a meter on a day without a visit. */
  public static CaseKey unvisited(String meter, LocalDate day) {
    return new CaseKey(new TechnicianId(UNVISITED + meter), day);
  }

  public boolean isUnvisited() {
    return technician.text().startsWith(UNVISITED);
  }

  /** The meter of a key that {@link #unvisited} made. */
  public String meter() {
    return technician.text().substring(UNVISITED.length());
  }

  /** Stands among the cases that wait for the day's proposals of swapped recorders. */
  public static CaseKey swaps(LocalDate day) {
    return new CaseKey(new TechnicianId(SWAPS), day);
  }

  public boolean isSwaps() {
    return technician.text().equals(SWAPS);
  }

  /** The recorder of a key that {@link #unheld} made. */
  public String recorder() {
    return technician.text().substring(UNHELD.length());
  }

  @Override
  public int compareTo(CaseKey that) {
    return ORDER.compare(this, that);
  }
}
