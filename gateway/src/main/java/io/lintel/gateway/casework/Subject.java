package io.lintel.gateway.casework;

import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.wording.WireName;
import java.time.LocalDate;
import java.util.Comparator;

/** What is judged as one: whose day a case is. Ordered by day, then kind, then id. */
public sealed interface Subject extends Comparable<Subject> {
  Comparator<Subject> ORDER =
      Comparator.comparing(Subject::day).thenComparing(Subject::kind).thenComparing(Subject::id);

  /** The kinds, in the order in which they are judged. */
  enum Kind implements WireName {
    TECHNICIAN,
    METER,
    SWAPS,
    RECORDER
  }

  /** A date in the utility's zone. */
  LocalDate day();

  Kind kind();

  /** Whose day, among those of its kind; empty where there is only one. */
  String id();

  @Override
  default int compareTo(Subject that) {
    return ORDER.compare(this, that);
  }

  static Subject of(Kind kind, String id, LocalDate day) {
    return switch (kind) {
      case TECHNICIAN -> new TechnicianDay(new TechnicianId(id), day);
      case METER -> new MeterDay(id, day);
      case SWAPS -> new Swaps(day);
      case RECORDER -> new RecorderDay(id, day);
    };
  }

  /** A technician's day, with all its visits. */
  record TechnicianDay(TechnicianId technician, LocalDate day) implements Subject {
    @Override
    public Kind kind() {
      return Kind.TECHNICIAN;
    }

    @Override
    public String id() {
      return technician.text();
    }
  }

  /** What a recorder did on a day in nobody's hands. */
  record RecorderDay(String recorder, LocalDate day) implements Subject {
    @Override
    public Kind kind() {
      return Kind.RECORDER;
    }

    @Override
    public String id() {
      return recorder;
    }
  }

  /** What was done to a meter on a day without a visit. */
  record MeterDay(String meter, LocalDate day) implements Subject {
    @Override
    public Kind kind() {
      return Kind.METER;
    }

    @Override
    public String id() {
      return meter;
    }
  }

  /** Who carried whose recorder on a day: everybody's together. */
  record Swaps(LocalDate day) implements Subject {
    @Override
    public Kind kind() {
      return Kind.SWAPS;
    }

    @Override
    public String id() {
      return "";
    }
  }
}
