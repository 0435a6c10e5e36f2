package io.lintel.gateway.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedSet;
import java.util.TreeSet;

/** Days in the utility's zone, and the window of time around a day that can bear on it. */
final class UtilityDays {
  /** See {@link io.lintel.gateway.audit.CaseFile}: from 12 h before the day to 36 h after. */
  private static final Duration BEFORE = Duration.ofHours(12);

  private static final Duration AFTER = Duration.ofHours(36);

  private final ZoneId zone;

  UtilityDays(ZoneId zone) {
    this.zone = zone;
  }

  LocalDate of(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** How far local time is ahead of UTC at {@code instant}. */
  Duration offset(Instant instant) {
    return Duration.ofSeconds(zone.getRules().getOffset(instant).getTotalSeconds());
  }

  Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  Window day(LocalDate day) {
    return new Window(begin(day), begin(day.plusDays(1)));
  }

  Window around(LocalDate day) {
    Instant begin = begin(day);
    return new Window(begin.minus(BEFORE), begin.plus(AFTER));
  }

  /** The days in whose windows one of the instants lies. */
  SortedSet<LocalDate> touchedBy(Instant... instants) {
    SortedSet<LocalDate> days = new TreeSet<>();
    for (Instant instant : instants) {
      LocalDate middle = of(instant);
      for (LocalDate day = middle.minusDays(1);
          !day.isAfter(middle.plusDays(1));
          day = day.plusDays(1)) {
        if (around(day).holds(instant)) {
          days.add(day);
        }
      }
    }
    return days;
  }

  /** Half open: {@code to} is outside. */
  record Window(Instant from, Instant to) {
    boolean holds(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(to);
    }

    boolean holdsOneOf(Instant one, Instant other) {
      return holds(one) || holds(other);
    }
  }
}
