package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.LiveWindow;
import io.lintel.gateway.clock.Measurement;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.OffsetInterval;
import io.lintel.gateway.clock.Sending;
import io.lintel.gateway.clock.SendingLog;
import io.lintel.gateway.recorder.ClockStretch.Jump;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a power epoch where its clock jumped: where measurements contradict each other and both
 * sides are in order by themselves, where it leaves a factory date, and where messages differ by
 * whole hours although a right clock would explain only one side of them.
 */
final class ClockCuts {
  /** A clock that needs more cuts than this does not jump: it is broken, or its evidence is. */
  private static final int MOST_CUTS = 4;

  /** A clock this far off began at a factory date. */
  static final long FACTORY = Micros.of(Duration.ofDays(30));

  private static final long HOUR = Micros.of(Duration.ofHours(1));

  /** A jump by whole hours is one within this. */
  private static final long NEARLY = 2 * Micros.SECOND;

  /** Offsets nearer than this to each other are no jump: a fast drift looks like one. */
  private static final long LEAST_JUMP = 5 * Micros.SECOND;

  private static final Comparator<RecorderEvent> BY_COUNTER =
      Comparator.<RecorderEvent, Long>comparing(
              event -> event.deviceSequence(), Comparator.nullsFirst(Long::compareTo))
          .thenComparing(RecorderEvent::stated)
          .thenComparing(RecorderEvent::received)
          .thenComparingLong(RecorderEvent::seq);

  private static final Comparator<RecorderEvent> BY_RECEIPT =
      Comparator.comparingLong(ClockCuts::before)
          .thenComparing(RecorderEvent::stated)
          .thenComparingLong(RecorderEvent::seq);

  private final StretchClocks clocks;

  ClockCuts(StretchClocks clocks) {
    this.clocks = clocks;
  }

  /**
   * @param events of one power epoch, in any order
   * @return its stretches in order: one where nothing jumped
   */
  List<ClockStretch> cut(PowerEpoch epoch, List<RecorderEvent> events) {
    ClockStretch whole = ClockStretch.of(epoch, events, clocks, null);
    if (!suspicious(whole)) {
      return List.of(whole);
    }
    List<ClockStretch> found = new ArrayList<>();
    List<RecorderEvent> ordered = asMade(events);
    int begin = 0;
    Jump jump = null;
    for (int at = 1; at <= ordered.size(); at++) {
      if (at == ordered.size() || plainly(ordered.get(at - 1), ordered.get(at))) {
        List<ClockStretch> parts = consistent(epoch, ordered.subList(begin, at), jump);
        found.addAll(parts);
        if (at < ordered.size()) {
          jump = new Jump(ordered.get(at - 1), ordered.get(at));
          begin = at;
        }
      }
      if (found.size() > MOST_CUTS) {
        return List.of(whole);
      }
    }
    dateByHours(found);
    return found;
  }

  /** Cheap, for most epochs are in order: whether there is anything to look for. */
  private boolean suspicious(ClockStretch whole) {
    SendingLog sendings = whole.sendings();
    long prior = Micros.of(clocks.prior());
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = 0; i < sendings.size(); i++) {
      least = Math.min(least, sendings.lead(i));
      most = Math.max(most, sendings.lead(i));
    }
    return (most > prior && least < most - HOUR / 2)
        || least < -FACTORY
        || whole.clock().contradictory();
  }

  /**
   * In the order in which the recorder made them: by its own counter, else as they came, less the
   * time that they say they waited.
   */
  static List<RecorderEvent> asMade(List<RecorderEvent> events) {
    if (ascending(events)) {
      return events;
    }
    Set<Long> counters = new HashSet<>();
    boolean counted = true;
    for (RecorderEvent event : events) {
      Long counter = event.deviceSequence();
      counted &= counter != null && counters.add(counter);
    }
    List<RecorderEvent> ordered = new ArrayList<>(events);
    ordered.sort(counted ? BY_COUNTER : BY_RECEIPT);
    return ordered;
  }

  /** The usual case, and cheap to tell. */
  private static boolean ascending(List<RecorderEvent> events) {
    long last = Long.MIN_VALUE;
    for (RecorderEvent event : events) {
      Long counter = event.deviceSequence();
      if (counter == null || counter <= last) {
        return false;
      }
      last = counter;
    }
    return true;
  }

  /** The latest moment at which the event can have been. */
  private static long before(RecorderEvent event) {
    return Micros.of(event.received()) - Sending.age(event.stated(), event.age(), event.sent(), 0);
  }

  /** Whether the clock jumped between two events although nothing was measured. */
  private boolean plainly(RecorderEvent one, RecorderEvent next) {
    long before = lead(one);
    long after = lead(next);
    if (Math.abs(after - before) > FACTORY) {
      return true;
    }
    long prior = Micros.of(clocks.prior());
    boolean oneRight = Math.abs(before) <= prior && after > prior;
    boolean nextRight = Math.abs(after) <= prior && before > prior;
    return (oneRight || nextRight) && wholeHours(after - before, NEARLY) != 0;
  }

  private List<ClockStretch> consistent(
      PowerEpoch epoch, List<RecorderEvent> events, @Nullable Jump jump) {
    List<ClockStretch> found = new ArrayList<>();
    ClockStretch rest = ClockStretch.of(epoch, events, clocks, jump);
    while (rest.clock().contradictory() && found.size() < MOST_CUTS) {
      int at = cutOf(rest);
      if (at <= 0) {
        break;
      }
      List<RecorderEvent> all = rest.events();
      Jump here = new Jump(all.get(at - 1), all.get(at));
      ClockStretch left = ClockStretch.of(epoch, all.subList(0, at), clocks, rest.jump());
      ClockStretch right = ClockStretch.of(epoch, all.subList(at, all.size()), clocks, here);
      if (left.clock().contradictory() || !apart(left, right)) {
        break;
      }
      found.add(left);
      rest = right;
    }
    if (rest.clock().contradictory()) {
      // No jump explains it all: the hull of everything.
      return List.of(ClockStretch.of(epoch, events, clocks, jump));
    }
    found.add(rest);
    return found;
  }

  private static boolean apart(ClockStretch left, ClockStretch right) {
    OffsetInterval one = left.offsetAtLast();
    OffsetInterval other = right.offsetAtFirst();
    return other.lo() - one.hi() >= LEAST_JUMP || one.lo() - other.hi() >= LEAST_JUMP;
  }

  /**
   * Where {@code stretch} is best cut: between the two pieces of evidence that contradict each
   * other first, where the clock makes the largest step. 0 if nowhere.
   */
  private int cutOf(ClockStretch stretch) {
    SendingLog sendings = stretch.sendings();
    int n = sendings.size();
    long[] lower = new long[n];
    long[] upper = new long[n];
    Map<Long, Integer> places = new HashMap<>();
    for (int i = 0; i < n; i++) {
      lower[i] = sendings.lead(i);
      upper[i] = Long.MAX_VALUE / 4;
      places.put(sendings.seq(i), i);
    }
    for (LiveWindow window : stretch.clock().windows()) {
      Integer at = places.get(window.seq());
      if (at != null) {
        upper[at] = Math.min(upper[at], window.highest());
      }
    }
    for (Measurement look : stretch.measurements()) {
      Integer at = places.get(look.seq());
      if (at != null) {
        upper[at] = Math.min(upper[at], look.hi());
        lower[at] = Math.max(lower[at], look.lo());
      }
    }
    return cutBetween(sendings, lower, upper);
  }

  private int cutBetween(SendingLog sendings, long[] lower, long[] upper) {
    long drift = Micros.of(clocks.limits().driftPerDay());
    long lo = Long.MIN_VALUE;
    long hi = Long.MAX_VALUE;
    for (int i = 0; i < lower.length; i++) {
      boolean forward = lower[i] - drift > hi;
      boolean back = upper[i] + drift < lo;
      if (forward || back) {
        int last = i - 1;
        while (forward ? upper[last] >= lower[i] - drift : lower[last] <= upper[i] + drift) {
          last--;
        }
        return largestStep(sendings, last, i, forward);
      }
      lo = Math.max(lo, lower[i]);
      hi = Math.min(hi, upper[i]);
    }
    return 0;
  }

  private static int largestStep(SendingLog sendings, int from, int to, boolean forward) {
    int best = to;
    long largest = Long.MIN_VALUE;
    for (int i = from + 1; i <= to; i++) {
      long step = sendings.shown(i) - sendings.shown(i - 1);
      long size = forward ? step : -step;
      if (size > largest) {
        largest = size;
        best = i;
      }
    }
    return best;
  }

  /** What was not measured before or after a jump by whole hours is known from the other side. */
  private static void dateByHours(List<ClockStretch> stretches) {
    for (int i = 1; i < stretches.size(); i++) {
      dateByHours(stretches.get(i - 1), stretches.get(i));
    }
    for (int i = stretches.size() - 1; i > 0; i--) {
      dateByHours(stretches.get(i), stretches.get(i - 1));
    }
  }

  private static void dateByHours(ClockStretch known, ClockStretch unknown) {
    OffsetInterval offset =
        unknown.first() < known.first() ? known.offsetAtFirst() : known.offsetAtLast();
    boolean measured = unknown.offsetAtFirst().basis().measured();
    if (!offset.basis().measured() || measured) {
      return;
    }
    long lead = mostLead(unknown.sendings());
    long jump = wholeHours(lead - offset.estimate(), NEARLY + (offset.hi() - offset.lo()) / 2);
    if (jump != 0) {
      Measurement dated =
          new Measurement(
              unknown.sendings().seq(0),
              ClockBasis.JUMP,
              unknown.first(),
              offset.lo() + jump - NEARLY,
              offset.hi() + jump + NEARLY);
      if (unknown.clock().agrees(dated)) {
        unknown.measured(dated);
      }
    }
  }

  static long mostLead(SendingLog sendings) {
    long most = Long.MIN_VALUE;
    for (int i = 0; i < sendings.size(); i++) {
      most = Math.max(most, sendings.lead(i));
    }
    return most;
  }

  /** The whole hours that {@code micros} are within {@code nearly}, in microseconds; 0 if none. */
  static long wholeHours(long micros, long nearly) {
    long hours = Math.round((double) micros / HOUR) * HOUR;
    return Math.abs(micros - hours) <= nearly && Math.abs(hours) <= FACTORY ? hours : 0;
  }

  private static long lead(RecorderEvent event) {
    return Micros.of(event.stated())
        + Sending.age(event.stated(), event.age(), event.sent(), 0)
        - Micros.of(event.received());
  }
}
