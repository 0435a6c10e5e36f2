package io.lintel.gateway.source.line;

import io.lintel.meter.line.Slot;
import io.lintel.meter.line.SlotPlan;
import io.lintel.meter.line.TurnEnd;
import io.lintel.meter.line.TurnEnd.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
  private final PlannedSince planned;
  private final Map<String, Long> begunHere = new HashMap<>();
  private final Map<String, List<Instant>> history = new LinkedHashMap<>();
  private boolean known;
  private boolean lateComer;
  private boolean wasNotSet;
  private @Nullable Look last;

  private record Look(Instant at, long nanos) {}

  MissedSlots(SlotPlan plan, SlotTime clock, SlotBook book, PlannedSince planned) {
    this.plan = plan;
    this.clock = clock;
    this.book = book;
    this.planned = planned;
  }

  /** When the slots of earlier lives were due, as far as is known, by meter. */
  void remember(Map<String, List<Instant>> due) {
    history.putAll(due);
    known = true;
  }

  /** The line came while the gateway ran: what was due before is not its own. */
  void nothingBefore() {
    lateComer = true;
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

  /** A meter that comes into the schedule while the gateway runs. */
  void comes(String meter, Instant now) {
    if (planned.of(meter).isEmpty()) {
      begunHere.put(meter, clock.nanoTime());
      planned.begins(meter, now);
    }
  }

  /** Accounts for what was missed up to {@code now}; before the slots due now are taken. */
  void look(Instant now, Collection<String> meters) {
    Look before = last;
    long nanos = clock.nanoTime();
    last = new Look(now, nanos);
    if (before == null && lateComer) {
      meters.forEach(meter -> comes(meter, now));
      lateComer = false;
    } else if (before == null) {
      Set.copyOf(meters).forEach(meter -> sinceTheLastLife(meter, now));
    } else {
      Duration jump = Duration.between(before.at().plusNanos(nanos - before.nanos()), now);
      if (jump.abs().compareTo(NOTICED) > 0) {
        begunHere.forEach((meter, at) -> planned.begins(meter, now.minusNanos(nanos - at)));
      }
      if (jump.compareTo(NOTICED) > 0) {
        Instant here = now.minusNanos(nanos - before.nanos());
        Set.copyOf(meters).forEach(meter -> jumped(meter, before.at(), here, now, jump));
      }
    }
    planned.keep();
  }

  /**
   * When the meter came into the schedule, as the clock tells it now. Where nothing was remembered
   * yet, it has been there since its first slot; none came in the future.
   */
  private Instant since(String meter, List<Instant> past, Instant now) {
    if (!begunHere.containsKey(meter)) {
      Optional<Instant> first =
          planned.remembers() ? Optional.empty() : past.stream().min(Instant::compareTo);
      Optional<Instant> known =
          planned.of(meter).or(() -> first).filter(since -> !since.isAfter(now));
      if (known.isPresent()) {
        planned.begins(meter, known.get());
        return known.get();
      }
    }
    long at = begunHere.computeIfAbsent(meter, fresh -> clock.startedNanos());
    Instant since = now.minusNanos(clock.nanoTime() - at);
    planned.begins(meter, since);
    return since;
  }

  /** All since the meter's last slot, and nothing before it came into the schedule. */
  private void sinceTheLastLife(String meter, Instant now) {
    List<Instant> past = history.getOrDefault(meter, List.of());
    plan.given(meter, past);
    Instant started = clock.startedAt(now);
    Instant since = since(meter, past, now);
    if (begunHere.containsKey(meter) && !wasNotSet) {
      return;
    }
    Instant after =
        past.stream()
            .filter(due -> due.isBefore(now) && due.isAfter(since))
            .max(Instant::compareTo)
            .orElse(since);
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

  /** Past a jump: what was due before this life began was an earlier life's, if there was one. */
  private void jumped(String meter, Instant from, Instant to, Instant now, Duration jump) {
    Instant started = clock.startedAt(now);
    Instant since = since(meter, history.getOrDefault(meter, List.of()), now);
    List<Slot> down = new ArrayList<>();
    List<Slot> past = new ArrayList<>();
    for (Slot slot : plan.takeMissed(meter, since.isAfter(from) ? since : from, to)) {
      (slot.due().isBefore(started) ? down : past).add(slot);
    }
    book.missed(down, DOWN);
    book.missed(
        past,
        new TurnEnd.NotAttempted(
            Reason.CLOCK,
            "the gateway's clock was set forward by %d s past it".formatted(jump.toSeconds())));
  }
}
