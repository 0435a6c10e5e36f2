package io.lintel.meter.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which readings of one line are due, in wall time. Pure, and not safe for use by two threads at
 * once.
 *
 * <p>Every due moment of every meter comes out of {@link #takeDue} exactly once, also those that a
 * clock set forward skipped, back to {@link #REMEMBERED} and {@link #MOST_REMEMBERED}. A clock set
 * back begins the schedule anew, without the moments that came out before: no slot gets two ends.
 */
public final class SlotPlan {
  /** How far back missed slots are accounted for one by one. */
  public static final Duration REMEMBERED = Duration.ofDays(7);

  /** Of one meter. A week of a slot a minute; of shorter cadences less is accounted for. */
  public static final int MOST_REMEMBERED = 10_080;

  private final BackOff.Limits limits;
  private final Map<String, Entry> meters = new LinkedHashMap<>();

  public SlotPlan(BackOff.Limits limits) {
    this.limits = limits;
  }

  private static final class Entry {
    private Cadence cadence;
    private Instant next;
    private final BackOff backOff;
    private final GivenSlots given = new GivenSlots();

    private Entry(Cadence cadence, Instant next, BackOff backOff) {
      this.cadence = cadence;
      this.next = next;
      this.backOff = backOff;
    }
  }

  /** A due slot, and what its meter's past says about asking it. */
  public record Due(Slot slot, int attempts, Optional<Instant> pausedUntil, int failures) {}

  /** Adds a meter, or gives it another cadence; its first slot is due at or after {@code from}. */
  public void put(String meter, Cadence cadence, Instant from) {
    Entry known = meters.get(meter);
    if (known == null) {
      meters.put(meter, new Entry(cadence, cadence.atOrAfter(from), new BackOff(limits)));
    } else if (!known.cadence.equals(cadence)) {
      known.cadence = cadence;
      known.next = cadence.atOrAfter(from);
    }
  }

  /** These slots of the meter have had their ends already, in an earlier life. */
  public void given(String meter, Collection<Instant> due) {
    Entry entry = meters.get(meter);
    if (entry != null) {
      due.stream().sorted().forEach(one -> entry.given.add(one, entry.cadence));
    }
  }

  public void remove(String meter) {
    meters.remove(meter);
  }

  public Optional<Instant> nextDue() {
    return meters.values().stream().map(entry -> entry.next).min(Comparator.naturalOrder());
  }

  /**
   * The slots of a meter that were due between {@code after} and {@code before}, both excluded, and
   * never came out: they come out here, and not again.
   */
  public List<Slot> takeMissed(String meter, Instant after, Instant before) {
    Entry entry = meters.get(meter);
    if (entry == null) {
      return List.of();
    }
    List<Slot> missed = new ArrayList<>();
    for (Instant due : entry.cadence.between(after, before, oldest(entry.cadence, before))) {
      if (entry.given.add(due, entry.cadence)) {
        missed.add(new Slot(meter, due));
      }
    }
    if (entry.next.isBefore(before)) {
      entry.next = entry.cadence.atOrAfter(before);
    }
    return missed;
  }

  private static Instant oldest(Cadence cadence, Instant now) {
    Duration most = cadence.every().multipliedBy(MOST_REMEMBERED);
    return now.minus(most.compareTo(REMEMBERED) < 0 ? most : REMEMBERED);
  }

  /**
   * All slots due by {@code now}, oldest first, meters of one moment in the order they were put.
   */
  public List<Due> takeDue(Instant now) {
    List<Due> due = new ArrayList<>();
    meters.forEach((meter, entry) -> takeDue(meter, entry, now, due));
    due.sort(Comparator.comparing(one -> one.slot().due()));
    return due;
  }

  public void answered(String meter) {
    Entry entry = meters.get(meter);
    if (entry != null) {
      entry.backOff.answered();
    }
  }

  public void failed(String meter, Instant now) {
    Entry entry = meters.get(meter);
    if (entry != null) {
      entry.backOff.failed(now);
    }
  }

  private static void takeDue(String meter, Entry entry, Instant now, List<Due> into) {
    Cadence cadence = entry.cadence;
    if (entry.next.isAfter(now.plus(cadence.every()))) {
      entry.next = cadence.after(now);
    }
    Instant oldest = oldest(cadence, now);
    if (entry.next.isBefore(oldest)) {
      entry.next = cadence.atOrAfter(oldest);
    }
    for (; !entry.next.isAfter(now); entry.next = cadence.after(entry.next)) {
      BackOff past = entry.backOff;
      if (!entry.given.add(entry.next, cadence)) {
        continue;
      }
      into.add(
          new Due(
              new Slot(meter, entry.next),
              past.attempts(),
              past.pausedUntil(now),
              past.failures()));
    }
  }
}
