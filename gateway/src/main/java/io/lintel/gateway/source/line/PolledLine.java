package io.lintel.gateway.source.line;

import io.lintel.gateway.config.LineConfig;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.time.Timekeeper;
import io.lintel.meter.line.BackOff;
import io.lintel.meter.line.LineTiming;
import io.lintel.meter.line.LineUri;
import io.lintel.meter.line.Slot;
import io.lintel.meter.line.SlotPlan;
import io.lintel.meter.line.TurnEnd;
import io.lintel.meter.line.TurnEnd.Reason;
import io.lintel.meter.spi.PollOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line at work: asks its meters when they are due and has each slot's end journaled. While a
 * turn is under way an accelerated clock is held.
 */
final class PolledLine {
  /** How soon a clock that was set back is noticed. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  /** How soon an outbox that has room again, or a clock that was set, is noticed. */
  private static final Duration LOOK_SOON = Duration.ofSeconds(1);

  private static final TurnEnd.NotAttempted REMOVED =
      new TurnEnd.NotAttempted(
          Reason.CONFIG_REMOVED, "the meter was taken out of the configuration");

  private static final Logger LOG = LoggerFactory.getLogger(PolledLine.class);

  private final String id;
  private final Timekeeper time;
  private final SlotTime clock;
  private final SlotBook book;
  private final LineHealth health;
  private final SlotPlan plan = new SlotPlan(BackOff.Limits.DEFAULT);
  private final MissedSlots missed;
  private final Map<String, PolledMeter> meters = new LinkedHashMap<>();
  private @Nullable LineThread thread;
  private Timekeeper.@Nullable Timer timer;
  private boolean begun;
  private boolean stalled;
  private boolean closed;

  /** What the configuration says of a line, as far as it can be meant. */
  record Planned(
      String id, String text, @Nullable LineUri uri, Duration pause, List<PolledMeter> meters) {
    static Planned of(LineConfig line, @Nullable LineUri uri, List<PolledMeter> meters) {
      return new Planned(line.id(), line.uri(), uri, line.pause(), meters);
    }

    /** Nothing is opened where nothing can be asked. */
    @Nullable LineUri toOpen() {
      return meters.stream().anyMatch(PolledMeter::isUsable) ? uri : null;
    }
  }

  PolledLine(String id, Timekeeper time, SlotTime clock, SlotBook book, PlannedSince planned) {
    this.id = id;
    this.time = time;
    this.clock = clock;
    this.book = book;
    this.missed = new MissedSlots(plan, clock, book, planned);
    this.health =
        new LineHealth(
            id,
            time,
            book,
            () -> clock.now().isPresent() ? Optional.empty() : Optional.of(clock.says()));
  }

  Health health() {
    return health;
  }

  synchronized boolean has(String meter) {
    return meters.containsKey(meter);
  }

  /** What is not configured any more ends; what is new or changed begins now. */
  synchronized void configure(Planned planned) {
    book.at(planned.text());
    carry(planned);
    Set<String> gone = new HashSet<>(meters.keySet());
    planned.meters().forEach(meter -> gone.remove(meter.id()));
    gone.forEach(this::remove);
    planned.meters().forEach(meter -> meters.put(meter.id(), meter));
    health.unusable(planned.meters());
    if (begun) {
      clock.now().ifPresent(this::scheduleMore);
    }
    arm();
  }

  private void carry(Planned planned) {
    LineUri uri = planned.toOpen();
    LineThread before = thread;
    if (uri == null) {
      thread = null;
    } else {
      LineTiming timing = uri.timing().pausing(planned.pause());
      if (before != null && before.carries(uri, timing)) {
        return;
      }
      LineThread fresh = new LineThread(id, uri, timing, health, time, before);
      health.carriedBy(fresh.watch());
      thread = fresh;
    }
    if (before != null) {
      before.stop();
    }
  }

  private void scheduleMore(Instant now) {
    schedule(now);
    meters.keySet().forEach(meter -> missed.comes(meter, now));
  }

  private void schedule(Instant now) {
    meters.values().forEach(meter -> plan.put(meter.id(), meter.cadence(), now));
  }

  /** What the history says of the meters' slots; before it is known nothing is due. */
  synchronized void remember(LastSlots history) {
    Map<String, List<Instant>> past = new LinkedHashMap<>();
    meters.keySet().forEach(meter -> past.put(meter, history.lastDue(meter)));
    missed.remember(past);
    due();
  }

  /** A line that came while the gateway ran. */
  synchronized void begin() {
    missed.nothingBefore();
    due();
  }

  synchronized CompletableFuture<PollOutcome> readNow(String meter) {
    PolledMeter known = meters.get(meter);
    LineThread on = thread;
    if (known == null || book.isFull()) {
      return refused(NotRead.Obstacle.BUSY, "line " + id + " waits for the journal");
    }
    if (on == null || !known.isUsable()) {
      return refused(NotRead.Obstacle.LINE, known.unusable().orElse("line " + id + " is closed"));
    }
    if (clock.now().isEmpty()) {
      return refused(NotRead.Obstacle.LINE, clock.says());
    }
    CompletableFuture<PollOutcome> answer = new CompletableFuture<>();
    Timekeeper.Hold hold = time.hold();
    on.runner().submit(known.onDemand(end -> onDemandEnded(meter, end, hold, answer)));
    return answer;
  }

  private static CompletableFuture<PollOutcome> refused(NotRead.Obstacle obstacle, String why) {
    return CompletableFuture.failedFuture(new NotRead(obstacle, why));
  }

  /** Ends after the conversation under way; what waits ends as the line being closed. */
  void close(Duration atMost) {
    LineThread last;
    synchronized (this) {
      closed = true;
      if (timer != null) {
        timer.cancel();
      }
      last = thread;
    }
    if (last != null) {
      last.stop();
      last.join(atMost);
    }
  }

  boolean awaitJournal(Duration atMost) throws InterruptedException {
    return book.awaitJournal(atMost);
  }

  private void remove(String meter) {
    meters.remove(meter);
    plan.remove(meter);
    if (thread != null) {
      thread.runner().withdraw(turn -> turn.meter().equals(meter), REMOVED);
    }
  }

  private void arm() {
    if (timer != null) {
      timer.cancel();
    }
    if (!closed) {
      timer = time.at(nextLook(), this::due);
    }
  }

  private Instant nextLook() {
    Instant now = time.instant();
    if (book.isFull() || clock.now().isEmpty()) {
      return now.plus(LOOK_SOON);
    }
    Instant latest = now.plus(LOOK_AGAIN);
    return plan.nextDue().filter(due -> due.isBefore(latest)).orElse(latest);
  }

  /** Whatever happens in it, the next look is armed: a schedule that stops is a line that died. */
  private synchronized void due() {
    try {
      if (!closed) {
        clock.now().ifPresentOrElse(this::look, missed::clockIsNotSet);
      }
    } catch (RuntimeException | Error defect) {
      health.defect("the schedule", defect);
    } finally {
      arm();
    }
  }

  private void look(Instant now) {
    if (!missed.isKnown()) {
      return;
    }
    if (!begun) {
      schedule(now);
      begun = true;
    }
    missed.look(now, meters.keySet());
    if (book.isFull()) {
      stalled = true;
      return;
    }
    List<SlotPlan.Due> due = plan.takeDue(now);
    Map<String, SlotPlan.Due> last = new HashMap<>();
    due.forEach(one -> last.put(one.slot().meter(), one));
    due.forEach(one -> begin(one, one.equals(last.get(one.slot().meter()))));
    stalled = false;
  }

  /** Why a slot is not asked in that came out together with its meter's next one. */
  private TurnEnd.NotAttempted passedBy() {
    return stalled
        ? new TurnEnd.NotAttempted(
            Reason.JOURNAL_STALLED,
            "the journal took no more readings when it was due, and the next slot came due first")
        : new TurnEnd.NotAttempted(
            Reason.OVERRUN, "the next slot came due before the gateway came to it");
  }

  /**
   * @param last whether none of its meter's slots came out after it
   */
  private void begin(SlotPlan.Due due, boolean last) {
    PolledMeter meter = meters.get(due.slot().meter());
    LineThread on = thread;
    Timekeeper.Hold hold = time.hold();
    if (meter == null || on == null || !meter.isUsable()) {
      String why = meter == null ? "" : meter.unusable().orElse("the line cannot be opened");
      slotEnded(due.slot(), new TurnEnd.NotAttempted(Reason.CONFIG_UNUSABLE, why), hold);
    } else if (due.pausedUntil().isPresent()) {
      String why =
          "failed %d times in a row, left alone until %s"
              .formatted(due.failures(), due.pausedUntil().get());
      slotEnded(due.slot(), new TurnEnd.NotAttempted(Reason.BACKED_OFF, why), hold);
    } else if (!last) {
      slotEnded(due.slot(), passedBy(), hold);
    } else {
      submit(meter, on, due, hold);
    }
  }

  private void submit(PolledMeter meter, LineThread on, SlotPlan.Due due, Timekeeper.Hold hold) {
    on.runner()
        .submit(meter.scheduled(due.attempts(), end -> turnEnded(meter, on, due, end, hold)));
  }

  /** On the line's thread. A turn that a closing port did not get to is given to the new one. */
  private synchronized void turnEnded(
      PolledMeter meter, LineThread on, SlotPlan.Due due, TurnEnd end, Timekeeper.Hold hold) {
    LineThread next = thread;
    boolean passedOn =
        end instanceof TurnEnd.NotAttempted not
            && not.reason() == Reason.LINE_CLOSED
            && !closed
            && next != on;
    if (passedOn) {
      PolledMeter still = meters.get(meter.id());
      if (still == null) {
        slotEnded(due.slot(), REMOVED, hold);
      } else if (next == null || !still.isUsable()) {
        String why = still.unusable().orElse("the line cannot be opened");
        slotEnded(due.slot(), new TurnEnd.NotAttempted(Reason.CONFIG_UNUSABLE, why), hold);
      } else {
        submit(still, next, due, hold);
      }
      return;
    }
    if (end instanceof TurnEnd.Answered) {
      plan.answered(meter.id());
    } else if (end instanceof TurnEnd.Failed || end instanceof TurnEnd.Broken) {
      plan.failed(meter.id(), time.instant());
    }
    slotEnded(due.slot(), end, hold);
  }

  private void slotEnded(Slot slot, TurnEnd end, Timekeeper.Hold hold) {
    book.ended(slot, end, hold::close);
  }

  private void onDemandEnded(
      String meter, TurnEnd end, Timekeeper.Hold hold, CompletableFuture<PollOutcome> answer) {
    book.countOnDemand(end);
    if (end instanceof TurnEnd.Answered answered) {
      try {
        book.onDemand(
            meter,
            answered.reading(),
            () -> {
              hold.close();
              answer.completeAsync(() -> new PollOutcome.Read(answered.reading()));
            });
      } catch (RuntimeException defect) {
        LOG.error("line={} meter={} outcome=broken", id, meter, defect);
        hold.close();
        answer.completeExceptionally(defect);
      }
      return;
    }
    hold.close();
    if (end instanceof TurnEnd.Failed failed) {
      answer.complete(failed.outcome());
    } else {
      answer.completeExceptionally(new NotRead(NotRead.Obstacle.LINE, SlotWords.why(end)));
    }
  }
}
