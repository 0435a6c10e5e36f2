package io.lintel.gateway.source.line;

import io.lintel.gateway.health.Health;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.DriverReadings;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.time.Timekeeper;
import io.lintel.meter.line.BackOff;
import io.lintel.meter.line.LineUri;
import io.lintel.meter.line.Slot;
import io.lintel.meter.line.SlotPlan;
import io.lintel.meter.line.TurnEnd;
import io.lintel.meter.line.TurnEnd.Reason;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.spi.PollOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line at work: asks its meters when they are due and journals each slot's end with the reading
 * in one append. While a turn is under way an accelerated clock is held.
 */
final class PolledLine {
  /** How soon a clock that was set back is noticed. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  /** How soon an outbox that has room again is noticed. */
  private static final Duration LOOK_FOR_ROOM = Duration.ofSeconds(1);

  private static final TurnEnd.NotAttempted REMOVED =
      new TurnEnd.NotAttempted(
          Reason.CONFIG_REMOVED, "the meter was taken out of the configuration");

  private static final Logger LOG = LoggerFactory.getLogger(PolledLine.class);

  private final String id;
  private final Timekeeper time;
  private final Outbox outbox;
  private final LineMetrics metrics;
  private final LineHealth health;
  private final SlotPlan plan = new SlotPlan(BackOff.Limits.DEFAULT);
  private final Map<String, PolledMeter> meters = new LinkedHashMap<>();
  private final Set<String> failing = new HashSet<>();
  private LineThread thread;
  private LineUri uri;
  private Timekeeper.@Nullable Timer timer;
  private boolean closed;

  PolledLine(String id, LineUri uri, Journal journal, Timekeeper time, MeterRegistry registry) {
    this.id = id;
    this.uri = uri;
    this.time = time;
    this.outbox = new Outbox(id, journal);
    this.metrics = new LineMetrics(registry, id, outbox);
    this.health = new LineHealth(id, time, this::journalLife);
    this.thread = new LineThread(id, uri, health, null);
  }

  Health health() {
    return health;
  }

  synchronized boolean has(String meter) {
    return meters.containsKey(meter);
  }

  /** What is not configured any more ends; what is new or changed begins now. */
  synchronized void configure(LineUri newUri, List<PolledMeter> configured) {
    if (!newUri.toString().equals(uri.toString())) {
      uri = newUri;
      LineThread before = thread;
      thread = new LineThread(id, newUri, health, before);
      before.runner().stop();
    }
    Set<String> gone = new HashSet<>(meters.keySet());
    configured.forEach(meter -> gone.remove(meter.id()));
    gone.forEach(this::remove);
    Instant now = time.instant();
    for (PolledMeter meter : configured) {
      meters.put(meter.id(), meter);
      plan.put(meter.id(), meter.cadence(), now);
    }
    arm();
  }

  /** Accounts for the slots that came due while the gateway did not run. */
  synchronized void accountForDownTime(LastSlots history) {
    Instant now = time.instant();
    List<Observation> missed = new ArrayList<>();
    for (PolledMeter meter : meters.values()) {
      Instant last = history.lastDue(meter.id()).orElse(now);
      for (Instant due : meter.cadence().between(last, now, now.minus(SlotPlan.REMEMBERED))) {
        TurnEnd end =
            new TurnEnd.NotAttempted(Reason.GATEWAY_DOWN, "the gateway did not run at that time");
        metrics.slot(end);
        missed.add(SlotWords.report(new Slot(meter.id(), due), id, end).observation(arrival()));
      }
    }
    if (!missed.isEmpty()) {
      LOG.info("line={} outcome=slots_missed count={}", id, missed.size());
      outbox.append(missed, () -> {});
    }
  }

  synchronized CompletableFuture<PollOutcome> readNow(String meter) {
    CompletableFuture<PollOutcome> answer = new CompletableFuture<>();
    PolledMeter known = meters.get(meter);
    if (known == null || outbox.isFull()) {
      answer.completeExceptionally(
          new NotRead(NotRead.Obstacle.BUSY, "line " + id + " waits for the journal"));
      return answer;
    }
    Timekeeper.Hold hold = time.hold();
    thread.runner().submit(known.onDemand(end -> onDemandEnded(meter, end, hold, answer)));
    return answer;
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
    last.runner().stop();
    last.join(atMost);
  }

  boolean awaitJournal(Duration atMost) throws InterruptedException {
    return outbox.awaitEmpty(atMost);
  }

  private void remove(String meter) {
    meters.remove(meter);
    plan.remove(meter);
    thread.runner().withdraw(turn -> turn.meter().equals(meter), REMOVED);
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
    if (outbox.isFull()) {
      return time.instant().plus(LOOK_FOR_ROOM);
    }
    Instant latest = time.instant().plus(LOOK_AGAIN);
    return plan.nextDue().filter(due -> due.isBefore(latest)).orElse(latest);
  }

  private synchronized void due() {
    if (!closed && !outbox.isFull()) {
      plan.takeDue(time.instant()).forEach(this::begin);
    }
    arm();
  }

  private void begin(SlotPlan.Due due) {
    PolledMeter meter = meters.get(due.slot().meter());
    Timekeeper.Hold hold = time.hold();
    if (meter != null && due.pausedUntil().isEmpty()) {
      submit(meter, due, hold);
      return;
    }
    String until = due.pausedUntil().map(Instant::toString).orElse("it is configured");
    slotEnded(
        due.slot(),
        new TurnEnd.NotAttempted(
            Reason.BACKED_OFF,
            "failed " + due.failures() + " times in a row, left alone until " + until),
        hold);
  }

  private void submit(PolledMeter meter, SlotPlan.Due due, Timekeeper.Hold hold) {
    thread
        .runner()
        .submit(meter.scheduled(due.attempts(), end -> turnEnded(meter, due, end, hold)));
  }

  /** On the line's thread. A turn that a closing port did not get to is given to the new one. */
  private synchronized void turnEnded(
      PolledMeter meter, SlotPlan.Due due, TurnEnd end, Timekeeper.Hold hold) {
    boolean passedOn =
        end instanceof TurnEnd.NotAttempted not && not.reason() == Reason.LINE_CLOSED && !closed;
    if (passedOn) {
      PolledMeter still = meters.get(meter.id());
      if (still == null) {
        slotEnded(due.slot(), REMOVED, hold);
      } else {
        submit(still, due, hold);
      }
      return;
    }
    if (end instanceof TurnEnd.Answered) {
      plan.answered(meter.id());
    } else if (end instanceof TurnEnd.Failed) {
      plan.failed(meter.id(), time.instant());
    }
    tellChange(meter.id(), end);
    slotEnded(due.slot(), end, hold);
  }

  private void slotEnded(Slot slot, TurnEnd end, Timekeeper.Hold hold) {
    metrics.slot(end);
    Arrival arrival = arrival();
    List<Observation> batch = new ArrayList<>();
    if (end instanceof TurnEnd.Answered answered) {
      batch.add(reading(slot.meter(), answered.reading(), arrival));
    }
    batch.add(SlotWords.report(slot, id, end).observation(arrival));
    outbox.append(batch, hold::close);
  }

  private void onDemandEnded(
      String meter, TurnEnd end, Timekeeper.Hold hold, CompletableFuture<PollOutcome> answer) {
    metrics.onDemand(end);
    if (end instanceof TurnEnd.Answered answered) {
      outbox.append(
          List.of(reading(meter, answered.reading(), arrival())),
          () -> {
            hold.close();
            answer.completeAsync(() -> new PollOutcome.Read(answered.reading()));
          });
      return;
    }
    hold.close();
    if (end instanceof TurnEnd.Failed failed) {
      answer.complete(failed.outcome());
    } else {
      answer.completeExceptionally(new NotRead(NotRead.Obstacle.LINE, SlotWords.why(end)));
    }
  }

  private void journalLife(String event, String detail) {
    outbox.append(
        List.of(GatewayLife.observation("line:" + id, event, detail, time.instant())), () -> {});
  }

  private Observation reading(String meter, MeterReading reading, Arrival arrival) {
    return DriverReadings.observation(meter, reading, null, null, arrival);
  }

  private Arrival arrival() {
    return new Arrival("line:" + id, time.instant(), uri.toString());
  }

  private void tellChange(String meter, TurnEnd end) {
    if (end instanceof TurnEnd.Answered) {
      if (failing.remove(meter)) {
        LOG.info("line={} meter={} outcome=read after failures", id, meter);
      }
    } else if (!(end instanceof TurnEnd.NotAttempted) && failing.add(meter)) {
      LOG.warn("line={} meter={} outcome=failed because=\"{}\"", id, meter, SlotWords.why(end));
    }
  }
}
