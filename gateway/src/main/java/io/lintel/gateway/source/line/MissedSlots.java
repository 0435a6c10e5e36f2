package io.lintel.gateway.source.line;

import io.lintel.meter.line.Slot;
import io.lintel.meter.line.SlotPlan;
import io.lintel.meter.line.TurnEnd;
import io.lintel.meter.line.TurnEnd.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The slots that nobody could be asked in, each with the true reason: the gateway was down, its
 * clock was not set, or was set past them. Used under its line's lock.
 */
final class MissedSlots {
  /** Less is no jump of the clock, but a slow machine: what was due in it is asked late. */
  private static final Duration NOTICED = Duration.ofSeconds(5);

  private static final TurnEnd.NotAttempted DOWN =
      new TurnEnd.NotAttempted(Reason.GATEWAY_DOWN, "the gateway did not run at that time");

  private static final TurnEnd.NotAttempted NOT_KEPT =
      new TurnEnd.NotAttempted(
          Reason.NOT_KEPT, "the gateway ran at that time, and stopped before it kept the outcome");

  private static final TurnEnd.NotAttempted NOT_SET =
      new TurnEnd.NotAttempted(Reason.CLOCK, "the machine's clock was not set at that time");

  private final SlotPlan plan;
  private final SlotTime clock;
  private final SlotBook book;
  private final Map<String, List<Instant>> history = new LinkedHashMap<>();
  private boolean known;
  private boolean wasNotSet;
  private @Nullable Look last;

  private record Look(Instant at, long nanos) {}

  MissedSlots(SlotPlan plan, SlotTime clock, SlotBook book) {
    this.plan = plan;
    this.clock = clock;
    this.book = book;
  }

  /** When the slots of earlier lives were due, as far as is known, by meter. */
  void remember(Map<String, List<Instant>> due) {
    history.putAll(due);
    known = true;
  }

  /** Whether earlier lives are known, so that slots may come out. */
  boolean isKnown() {
    return known;
  }

  void clockIsNotSet() {
    wasNotSet = true;
    last = null;
  }

  /** Accounts for what was missed up to {@code now}; before the slots due now are taken. */
  void look(Instant now, Collection<String> meters) {
    Look before = last;
    long nanos = clock.nanoTime();
    last = new Look(now, nanos);
    if (before == null) {
      Set.copyOf(meters).forEach(meter -> sinceTheLastLife(meter, now));
      return;
    }
    Instant steady = before.at().plusNanos(nanos - before.nanos());
    if (Duration.between(steady, now).compareTo(NOTICED) > 0) {
      Duration jump = Duration.between(steady, now);
      Instant here = now.minusNanos(nanos - before.nanos());
      TurnEnd.NotAttempted skipped =
          new TurnEnd.NotAttempted(
              Reason.CLOCK,
              "the gateway's clock was set forward by %d s past it".formatted(jump.toSeconds()));
      for (String meter : Set.copyOf(meters)) {
        jumped(meter, before.at(), here, now, skipped);
      }
    }
  }

  /** All since the meter's last slot; for a meter without one, nothing before this life. */
  private void sinceTheLastLife(String meter, Instant now) {
    List<Instant> past = history.getOrDefault(meter, List.of());
    plan.given(meter, past);
    Instant started = clock.startedAt(now);
    Optional<Instant> latest =
        past.stream().filter(due -> due.isBefore(now)).max(Instant::compareTo);
    if (latest.isEmpty() && !wasNotSet) {
      return;
    }
    Instant after = latest.orElse(started);
    List<Slot> down = new ArrayList<>();
    List<Slot> notKept = new ArrayList<>();
    List<Slot> notSet = new ArrayList<>();
    for (Slot slot : plan.takeMissed(meter, after, now)) {
      if (!slot.due().isBefore(started)) {
        (wasNotSet ? notSet : down).add(slot);
      } else {
        (clock.ranAt(slot.due()) ? notKept : down).add(slot);
      }
    }
    book.missed(notKept, NOT_KEPT);
    book.missed(down, DOWN);
    book.missed(notSet, NOT_SET);
  }

  /** Past a jump: what was due before this life began was the earlier life's, if there was one. */
  private void jumped(
      String meter, Instant from, Instant to, Instant now, TurnEnd.NotAttempted skipped) {
    Instant started = clock.startedAt(now);
    boolean livedBefore = !history.getOrDefault(meter, List.of()).isEmpty();
    List<Slot> down = new ArrayList<>();
    List<Slot> past = new ArrayList<>();
    for (Slot slot : plan.takeMissed(meter, from, to)) {
      if (!slot.due().isBefore(started)) {
        past.add(slot);
      } else if (livedBefore) {
        down.add(slot);
      }
    }
    book.missed(down, DOWN);
    book.missed(past, skipped);
  }
}
