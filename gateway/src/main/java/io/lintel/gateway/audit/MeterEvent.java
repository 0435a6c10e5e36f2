package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.metering.ReadingFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a meter, as its readings tell.
 *
 * @param what as the meter names it, or {@code valve} where the valve's state changed
 * @param from not before this
 * @param to not after this
 * @param word the reading that tells of it
 * @param outOfTurn whether that came as an alarm and not when the meter's readings do: then the
 *     meter most likely told at once
 */
record MeterEvent(
    String what, Kind kind, Instant from, Instant to, MeterWord word, boolean outOfTurn) {
  /** What comes sooner than this share of what is usual comes out of turn. */
  private static final double SOONER = 0.9;

  /** Fewer readings have no rhythm. */
  private static final int LEAST_FOR_RHYTHM = 6;

  /** What may explain it. */
  enum Kind {
    /** Turned by hand or by a command. */
    VALVE,
    /** Only a hand opens a cover. */
    COVER,
    RESET;

    /** The kind of event that an alarm of this name is, or null if it is none. */
    static @Nullable Kind of(String alarm) {
      String name = alarm.toLowerCase(Locale.ROOT);
      if (name.contains("cover") || name.contains("tamper")) {
        return COVER;
      }
      if (name.contains("reset")) {
        return RESET;
      }
      return name.equals("valve_opened") || name.equals("valve_closed") ? VALVE : null;
    }
  }

  /** Whether {@code one} tells of the meter's valve and alarms what {@code other} tells. */
  static boolean alike(ReadingFact one, ReadingFact other) {
    return Objects.equals(one.valveOpen(), other.valveOpen())
        && (one.alarms().equals(other.alarms()) || events(one).equals(events(other)));
  }

  private static Set<String> events(ReadingFact reading) {
    return reading.alarms().stream()
        .filter(alarm -> Kind.of(alarm) != null)
        .collect(Collectors.toSet());
  }

  /**
   * All events of one meter. An alarm that stands in reading after reading is one event; one that
   * stands in the very first reading may be as old as you like, and is none.
   *
   * @param told by time
   */
  static List<MeterEvent> of(List<MeterWord> told) {
    List<MeterEvent> events = new ArrayList<>();
    Set<String> standing = new HashSet<>();
    MeterWord before = null;
    MeterWord valve = null;
    for (int i = 0; i < told.size(); i++) {
      MeterWord word = told.get(i);
      Set<String> alarms = new HashSet<>(word.fact().alarms());
      Boolean open = word.fact().valveOpen();
      boolean turned = valve != null && open != null && !open.equals(valve.fact().valveOpen());
      boolean turnAlarmed = false;
      for (String alarm : word.fact().alarms()) {
        Kind kind = Kind.of(alarm);
        if (kind == null || before == null || standing.contains(alarm)) {
          continue;
        }
        if (turned && kind == Kind.VALVE) {
          turnAlarmed = true;
        } else {
          events.add(between(alarm, kind, before, word, outOfTurn(i, told)));
        }
      }
      if (turned && valve != null) {
        boolean soon = turnAlarmed && outOfTurn(i, told);
        events.add(between("valve", Kind.VALVE, valve, word, soon));
      }
      standing = alarms;
      before = word;
      valve = open == null ? valve : word;
    }
    return events;
  }

  /** Between two readings, whichever of them came first. */
  private static MeterEvent between(
      String what, Kind kind, MeterWord one, MeterWord next, boolean outOfTurn) {
    Instant from = one.time().lo().isBefore(next.time().lo()) ? one.time().lo() : next.time().lo();
    Instant to = one.time().hi().isAfter(next.time().hi()) ? one.time().hi() : next.time().hi();
    return new MeterEvent(what, kind, from, to, next, outOfTurn);
  }

  /** When it was, most likely as the meter's word came. */
  TimeBounds when() {
    long lo = Micros.of(likelyFrom());
    long hi = Math.max(lo, Micros.of(to));
    long told = word.time().estimateMicros();
    return TimeBounds.ofMicros(lo, Math.min(hi, Math.max(lo, told)), hi);
  }

  /** From when on it most likely was: not before this. */
  Instant likelyFrom() {
    return outOfTurn ? word.time().lo() : from;
  }

  /**
   * Whether the reading at {@code place} came sooner after the one before it than readings of this
   * day do, or so soon before the next one that the turn was that one's.
   */
  private static boolean outOfTurn(int place, List<MeterWord> told) {
    if (told.size() < LEAST_FOR_RHYTHM || place == 0) {
      return false;
    }
    long[] apart = new long[told.size() - 1];
    for (int i = 0; i < apart.length; i++) {
      apart[i] = millis(told.get(i), told.get(i + 1));
    }
    long since = apart[place - 1];
    long until = place < apart.length ? apart[place] : Long.MAX_VALUE;
    Arrays.sort(apart);
    long usual = apart[apart.length / 2];
    boolean nextInTurn =
        until < SOONER * usual && Math.abs(since + until - usual) < Math.abs(since - usual);
    return since < SOONER * usual || nextInTurn;
  }

  private static long millis(MeterWord one, MeterWord next) {
    return Duration.between(one.time().estimate(), next.time().estimate()).toMillis();
  }
}
