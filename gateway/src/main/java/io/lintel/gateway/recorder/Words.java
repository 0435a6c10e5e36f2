package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.recorder.TimedEvent.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A recorder's words in order, and what they vouch for between them. */
final class Words {
  private static final int GOOD_BATTERY_PERCENT = 15;

  /** Words farther apart than this do not vouch for the time between them, … */
  private static final long LONGEST_SILENCE = Micros.of(Duration.ofMinutes(10));

  /** … and much less do words that the recorder does not count. */
  static final long LONGEST_UNCOUNTED = Micros.of(Duration.ofSeconds(150));

  private static final int NONE = -1;

  private final List<TimedEvent> events;

  /** From each on, the least {@code hi}: ascending, so that it can be searched. */
  private final long[] latest;

  /** Up to each, the greatest {@code lo}: likewise. */
  private final long[] earliest;

  /** Up to each, the greatest {@code hi}, and from each on, the least {@code lo}. */
  private final long[] heardBy;

  private final long[] heardFrom;
  private final int[] wordBefore;

  /**
   * @param events in the order in which they happened
   */
  Words(List<TimedEvent> events) {
    // Not a copy by List.of: its iterator is slow, and this is gone through again and again.
    this.events = Collections.unmodifiableList(new ArrayList<>(events));
    int n = this.events.size();
    latest = new long[n];
    earliest = new long[n];
    heardBy = new long[n];
    heardFrom = new long[n];
    wordBefore = new int[n];
    for (int i = 0; i < n; i++) {
      TimedEvent event = this.events.get(i);
      long lo = event.time().loMicros();
      earliest[i] = i == 0 ? lo : Math.max(earliest[i - 1], lo);
      long until = event.time().hiMicros();
      heardBy[i] = i == 0 ? until : Math.max(heardBy[i - 1], until);
      boolean goesOn = i > 0 && this.events.get(i - 1).epoch() == event.epoch();
      wordBefore[i] = event.word() != Word.NOTHING ? i : goesOn ? wordBefore[i - 1] : NONE;
    }
    for (int i = n - 1; i >= 0; i--) {
      TimedEvent event = this.events.get(i);
      long hi = event.time().hiMicros();
      latest[i] = i == n - 1 ? hi : Math.min(latest[i + 1], hi);
      long from = event.time().loMicros();
      heardFrom[i] = i == n - 1 ? from : Math.min(heardFrom[i + 1], from);
    }
  }

  List<TimedEvent> events() {
    return events;
  }

  /** The last event that was surely over by {@code when}, or −1. */
  int lastUpTo(Instant when) {
    return firstAfter(latest, Micros.of(when)) - 1;
  }

  /** The first event that was surely not before {@code when}, or −1. */
  int firstFrom(Instant when) {
    int first = firstAfter(earliest, Micros.of(when) - 1);
    return first < earliest.length ? first : NONE;
  }

  /** Those that may have happened within the times, and perhaps some around them. */
  List<TimedEvent> around(Instant from, Instant to) {
    int first = firstAfter(heardBy, Micros.of(from) - 1);
    int end = firstAfter(heardFrom, Micros.of(to));
    return first >= end ? List.of() : events.subList(first, end);
  }

  /** The first place in {@code ascending} that is greater than {@code than}. */
  private static int firstAfter(long[] ascending, long than) {
    int lo = 0;
    int hi = ascending.length;
    while (lo < hi) {
      int mid = (lo + hi) >>> 1;
      if (ascending[mid] <= than) {
        lo = mid + 1;
      } else {
        hi = mid;
      }
    }
    return lo;
  }

  /** Whether the words before, between and after say off, none missing, on a measured clock. */
  boolean off(Instant from, Instant to) {
    int before = lastUpTo(from);
    int after = firstFrom(to);
    if (before < 0 || after < 0 || after < before) {
      return false;
    }
    for (int i = before; i <= after; i++) {
      TimedEvent event = events.get(i);
      boolean off = event.word() == Word.OFF || (i == after && startsAt(event));
      if (!off && event.word() != Word.NOTHING) {
        return false;
      }
      if (!event.basis().measured() || (i > before && !vouched(events.get(i - 1), event))) {
        return false;
      }
    }
    int said = wordBefore[before];
    return said != NONE && events.get(said).word() == Word.OFF;
  }

  /**
   * Whether no word between the times says on, and one there, or within {@code near} of there, says
   * off on a measured clock.
   */
  boolean onlyOff(Instant from, Instant to, Duration near) {
    if (on(from, to)) {
      return false;
    }
    Instant early = from.minus(near);
    Instant late = to.plus(near);
    for (TimedEvent event : around(early, late)) {
      if (event.word() == Word.OFF
          && event.basis().measured()
          && !event.time().lo().isBefore(early)
          && !event.time().hi().isAfter(late)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word between the times says on. */
  boolean on(Instant from, Instant to) {
    for (TimedEvent event : around(from, to)) {
      if (event.word() == Word.ON
          && event.time().lo().isAfter(from)
          && event.time().hi().isBefore(to)) {
        return true;
      }
    }
    return false;
  }

  /** Whether its counter leaves something out between the words around the times. */
  boolean holed(Instant from, Instant to) {
    int before = Math.max(0, lastUpTo(from));
    int after = firstFrom(to);
    for (int i = before + 1; i <= (after < 0 ? events.size() - 1 : after); i++) {
      if (events.get(i - 1).missingBefore(events.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether its last word before {@code when}, not long ago, was off. */
  boolean offJustBefore(Instant when) {
    int before = lastUpTo(when);
    int said = before < 0 ? NONE : wordBefore[before];
    return said != NONE
        && events.get(said).word() == Word.OFF
        && events.get(said).basis().measured()
        && Micros.of(when) - events.get(said).time().hiMicros() <= LONGEST_UNCOUNTED;
  }

  /** Whether it was surely powered at {@code when}: it spoke before and after, in one epoch. */
  boolean poweredAt(Instant when) {
    int before = lastUpTo(when);
    int after = firstFrom(when);
    return before >= 0
        && after >= 0
        && events.get(before).epoch() == events.get(after).epoch()
        && !poweredDownBetween(before, after);
  }

  List<Long> framing(Instant from, Instant to) {
    int before = lastUpTo(from);
    int after = firstFrom(to);
    if (before < 0) {
      return after < 0 ? List.of() : List.of(events.get(after).seq());
    }
    return after < 0 || after == before
        ? List.of(events.get(before).seq())
        : List.of(events.get(before).seq(), events.get(after).seq());
  }

  GapClass trouble(Instant from, Instant to) {
    int before = Math.max(0, lastUpTo(from));
    for (int i = before; i < events.size() && !events.get(i).time().lo().isAfter(to); i++) {
      GapClass trouble = StopReasons.trouble(events.get(i).event());
      if (trouble != GapClass.UNKNOWN) {
        return trouble;
      }
    }
    return GapClass.UNKNOWN;
  }

  /** What explains that a recording ended at {@code when}. */
  GapClass endedBy(Instant when) {
    int before = lastUpTo(when);
    return before < 0 ? GapClass.UNKNOWN : StopReasons.of(events, before);
  }

  /** Whether it was on all the time, with its battery known good, or recording, at both ends. */
  boolean able(Instant from, Instant to) {
    int before = lastUpTo(from);
    int after = firstFrom(to);
    if (before < 0
        || after < 0
        || events.get(before).epoch() != events.get(after).epoch()
        || poweredDownBetween(before, after)) {
      return false;
    }
    return (batteryGood(before, -1) && batteryGood(after, 1))
        || (recorded(before, -1) && recorded(after, 1));
  }

  /** Whether a word between the times says that it was switched off. */
  boolean switchedOff(Instant from, Instant to) {
    for (TimedEvent event : around(from, to)) {
      if (event.event().type() == RecorderEventType.POWER_OFF
          && !event.time().hi().isBefore(from)
          && !event.time().lo().isAfter(to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsAt(TimedEvent event) {
    return event.event().type() == RecorderEventType.RECORDING_STARTED;
  }

  private static boolean vouched(TimedEvent one, TimedEvent next) {
    boolean switchedOff = one.event().type() == RecorderEventType.POWER_OFF;
    boolean counted = one.event().deviceSequence() != null && next.event().deviceSequence() != null;
    long longest = counted ? LONGEST_SILENCE : LONGEST_UNCOUNTED;
    return one.followedBy(next) && ((switchedOff && counted) || next.at() - one.at() <= longest);
  }

  private boolean poweredDownBetween(int before, int after) {
    for (int i = before; i <= after; i++) {
      if (events.get(i).event().type() == RecorderEventType.POWER_OFF) {
        return true;
      }
    }
    return false;
  }

  private boolean batteryGood(int from, int step) {
    int epoch = events.get(from).epoch();
    for (int i = from; i >= 0 && i < events.size() && events.get(i).epoch() == epoch; i += step) {
      Integer percent = events.get(i).event().batteryPercent();
      if (percent != null) {
        return percent >= GOOD_BATTERY_PERCENT;
      }
    }
    return false;
  }

  private boolean recorded(int from, int step) {
    int epoch = events.get(from).epoch();
    for (int i = from; i >= 0 && i < events.size() && events.get(i).epoch() == epoch; i += step) {
      if (events.get(i).word() == Word.ON) {
        return true;
      }
    }
    return false;
  }
}
