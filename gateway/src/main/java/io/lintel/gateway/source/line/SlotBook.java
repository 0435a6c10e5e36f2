package io.lintel.gateway.source.line;

import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.DriverReadings;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.time.Timekeeper;
import io.lintel.gateway.wording.PlainReason;
import io.lintel.meter.line.Slot;
import io.lintel.meter.line.TurnEnd;
import io.lintel.meter.reading.MeterReading;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journals how the slots of one line ended, each with its reading in one append, and tells in the
 * log when a meter begins or ceases to answer. Whatever cannot be journaled as it is, is journaled
 * as a failure: no slot is left without an end.
 */
final class SlotBook {
  /** Observations in one append: the journal takes a batch whole or not at all. */
  private static final int AT_ONCE = 500;

  private static final Logger LOG = LoggerFactory.getLogger(SlotBook.class);

  private final String line;
  private final Timekeeper time;
  private final ZoneId zone;
  private final Outbox outbox;
  private final LineMetrics metrics;
  private final Set<String> failing = new HashSet<>();
  private volatile String where = "";

  SlotBook(String line, Timekeeper time, ZoneId zone, Outbox outbox, LineMetrics metrics) {
    this.line = line;
    this.time = time;
    this.zone = zone;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  /** The line's URI: it stands with the readings. */
  void at(String uri) {
    where = uri;
  }

  /**
   * @param durable run once the slot is; must return at once
   */
  void ended(Slot slot, TurnEnd end, Runnable durable) {
    TurnEnd kept = end;
    List<Observation> batch;
    try {
      batch = batch(slot, end);
    } catch (RuntimeException defect) {
      LOG.error("line={} meter={} outcome=broken", line, slot.meter(), defect);
      kept = new TurnEnd.Broken("the reading cannot be kept: " + PlainReason.of(defect), 1);
      batch = List.of(SlotWords.report(slot, line, kept).observation(arrival()));
    }
    metrics.slot(kept);
    tellChange(slot.meter(), kept);
    outbox.append(batch, durable);
  }

  private List<Observation> batch(Slot slot, TurnEnd end) {
    Arrival arrival = arrival();
    List<Observation> batch = new ArrayList<>();
    if (end instanceof TurnEnd.Answered answered) {
      batch.add(
          DriverReadings.polled(
              slot.meter(), answered.reading(), slot.due().toString(), zone, arrival));
    }
    batch.add(SlotWords.report(slot, line, end).observation(arrival));
    return batch;
  }

  /** Slots that nobody was asked in. */
  void missed(List<Slot> slots, TurnEnd.NotAttempted why) {
    List<Observation> batch = new ArrayList<>();
    for (Slot slot : slots) {
      metrics.slot(why);
      batch.add(SlotWords.report(slot, line, why).observation(arrival()));
      if (batch.size() == AT_ONCE) {
        outbox.append(batch, () -> {});
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      outbox.append(batch, () -> {});
    }
    if (!slots.isEmpty()) {
      LOG.info(
          "line={} outcome=slots_missed count={} because=\"{}\"",
          line,
          slots.size(),
          SlotWords.why(why));
    }
  }

  /** A reading that somebody asked for beside the schedule. */
  void onDemand(String meter, MeterReading reading, Runnable durable) {
    Arrival arrival = arrival();
    outbox.append(
        List.of(
            DriverReadings.polled(
                meter, reading, arrival.received() + " on demand", zone, arrival)),
        durable);
  }

  void countOnDemand(TurnEnd end) {
    metrics.onDemand(end);
  }

  void life(String event, String detail) {
    outbox.append(
        List.of(GatewayLife.observation("line:" + line, event, detail, time.instant())), () -> {});
  }

  void defect() {
    metrics.defect();
  }

  boolean isFull() {
    return outbox.isFull();
  }

  boolean awaitJournal(Duration atMost) throws InterruptedException {
    return outbox.awaitEmpty(atMost);
  }

  private Arrival arrival() {
    return new Arrival("line:" + line, time.instant(), where);
  }

  private synchronized void tellChange(String meter, TurnEnd end) {
    if (end instanceof TurnEnd.Answered) {
      if (failing.remove(meter)) {
        LOG.info("line={} meter={} outcome=read after failures", line, meter);
      }
    } else if (!(end instanceof TurnEnd.NotAttempted) && failing.add(meter)) {
      LOG.warn("line={} meter={} outcome=failed because=\"{}\"", line, meter, SlotWords.why(end));
    }
  }
}
