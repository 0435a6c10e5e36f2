package io.lintel.simulator.demo.bench;

import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Offers observations at a rate, and among them, ten times a second, one that was held back by ten
 * seconds of the stream: a step or a recording's begin or end, on which a verdict hangs. Measures
 * from its commit until what follows from it can be read.
 */
final class Offer {
  private static final int TICKS_A_SECOND = 100;
  private static final int LATE_EACH_TICKS = 10;
  private static final int LATE_BY_SECONDS = 10;

  private final BareGateway gateway;
  private final int rate;
  private final Map<Long, Long> committed = new ConcurrentSkipListMap<>();
  private final List<Long> latenciesNanos = new ArrayList<>();

  /**
   * @param rate observations a second
   */
  Offer(BareGateway gateway, int rate) {
    this.gateway = gateway;
    this.rate = rate;
    gateway.onWritten(this::lookForVisible);
  }

  /** Offers all of them; returns the rate reached. */
  double offer(List<Observation> observations) {
    int aTick = rate / TICKS_A_SECOND;
    List<Observation> heldBack = new ArrayList<>();
    long begin = System.nanoTime();
    int tick = 0;
    for (int from = 0; from + aTick <= observations.size(); from += aTick, tick++) {
      awaitTick(begin, tick);
      List<Observation> now = new ArrayList<>(observations.subList(from, from + aTick));
      if (tick % LATE_EACH_TICKS == 0) {
        holdOneBack(now, heldBack);
        releaseOne(heldBack, tick, now.get(now.size() - 1).received());
      }
      var unused = gateway.journal().append(now);
    }
    return tick * (double) aTick / ((System.nanoTime() - begin) / 1e9);
  }

  private static void awaitTick(long begin, int tick) {
    long due = begin + tick * 1_000_000_000L / TICKS_A_SECOND;
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void holdOneBack(List<Observation> now, List<Observation> heldBack) {
    for (Observation observation : now) {
      if (isTelling(observation)) {
        now.remove(observation);
        heldBack.add(observation);
        return;
      }
    }
  }

  private static boolean isTelling(Observation observation) {
    return observation.kind() == Kind.STEP
        || (observation.kind() == Kind.RECORDER_EVENT
            && new String(observation.body().toArray(), StandardCharsets.UTF_8)
                .contains("recording_st"));
  }

  private void releaseOne(List<Observation> heldBack, int tick, Instant received) {
    if (tick < LATE_BY_SECONDS * TICKS_A_SECOND || heldBack.isEmpty()) {
      return;
    }
    Observation late = heldBack.remove(0);
    var unused =
        gateway
            .journal()
            .append(List.of(receivedAt(late, received)))
            .thenAccept(
                receipts -> {
                  if (receipts.get(0).outcome() != Receipt.Outcome.DUPLICATE) {
                    committed.put(receipts.get(0).seq(), System.nanoTime());
                    lookForVisible();
                  }
                });
  }

  private static Observation receivedAt(Observation late, Instant received) {
    return new Observation(
        late.kind(),
        late.source(),
        late.device(),
        late.stated(),
        late.sequence(),
        late.epoch(),
        late.identity(),
        received,
        late.body(),
        late.raw());
  }

  private void lookForVisible() {
    long written = gateway.written();
    long now = System.nanoTime();
    synchronized (latenciesNanos) {
      committed
          .entrySet()
          .removeIf(
              entry -> {
                boolean visible = entry.getKey() <= written;
                if (visible) {
                  latenciesNanos.add(now - entry.getValue());
                }
                return visible;
              });
    }
  }

  /** From commit to visible, in milliseconds, ascending; what is not visible yet is not in it. */
  List<Double> latenciesMillis() {
    synchronized (latenciesNanos) {
      return latenciesNanos.stream().sorted().map(nanos -> nanos / 1e6).toList();
    }
  }
}
