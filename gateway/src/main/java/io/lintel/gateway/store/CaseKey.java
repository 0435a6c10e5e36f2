package io.lintel.gateway.store;

import io.lintel.gateway.visit.TechnicianId;
import java.time.LocalDate;
import java.util.Comparator;

/** One technician's day, the unit that is judged. Ordered by day, then technician. */
public record CaseKey(TechnicianId technician, LocalDate day) implements Comparable<CaseKey> {
  private static final Comparator<CaseKey> ORDER =
      Comparator.comparing(CaseKey::day).thenComparing(CaseKey::technician);

  @Override
  public int compareTo(CaseKey that) {
    return ORDER.compare(this, that);
  }
}
