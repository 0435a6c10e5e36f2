package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.DeviceClock;
import io.lintel.gateway.clock.Measurement;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.OffsetInterval;
import io.lintel.gateway.clock.Sending;
import io.lintel.gateway.clock.SendingLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a power epoch in which the recorder's clock ran on without a jump: mostly the whole of
 * it. A stretch without events is one of which only docked files tell.
 */
final class ClockStretch {
  private final PowerEpoch epoch;
  private final List<RecorderEvent> events;
  private final SendingLog sendings;
  private final List<Measurement> measurements;
  private final StretchClocks clocks;
  private final @Nullable Jump jump;
  private @Nullable DeviceClock clock;

  /** Looks and files that came after the words. */
  private int added;

  private int addedWhenMade;
  private long least = Long.MAX_VALUE;
  private long greatest = Long.MIN_VALUE;

  /**
   * No honest recorder comes out of its docks as often with as many files. Beyond, the clock by
   * which the next is placed lacks up to an eighth of those before it, for it would otherwise be
   * made anew for each.
   */
  private static final int MADE_FOR_EACH = 100;

  private static final int SHARE = 8;

  /**
   * How this stretch began, in an epoch that began before it.
   *
   * @param from the last event before
   * @param to the first event after
   * @param set whether a docking station set the clock there: no surprise to anybody
   */
  record Jump(RecorderEvent from, RecorderEvent to, boolean set) {
    Jump(RecorderEvent from, RecorderEvent to) {
      this(from, to, false);
    }

    Jump atDock() {
      return new Jump(from, to, true);
    }
  }

  private ClockStretch(
      PowerEpoch epoch,
      List<RecorderEvent> events,
      SendingLog sendings,
      List<Measurement> measurements,
      StretchClocks clocks,
      @Nullable Jump jump) {
    this.epoch = epoch;
    this.events = events;
    this.sendings = sendings;
    this.measurements = measurements;
    this.clocks = clocks;
    this.jump = jump;
    for (int i = 0; i < sendings.size(); i++) {
      least = Math.min(least, sendings.shown(i));
      greatest = Math.max(greatest, sendings.shown(i));
    }
  }

  static ClockStretch of(
      PowerEpoch epoch, List<RecorderEvent> events, StretchClocks clocks, @Nullable Jump jump) {
    SendingLog sendings = new SendingLog(events.size());
    for (RecorderEvent event : events) {
      long stated = Micros.of(event.stated());
      Duration roundTrip = event.roundTrip();
      sendings.add(
          event.seq(),
          stated + Sending.age(event.stated(), event.age(), event.sent(), 0),
          Micros.of(event.received()),
          roundTrip == null || roundTrip.isNegative() ? Sending.UNKNOWN : Micros.of(roundTrip));
    }
    List<Measurement> measurements = new ArrayList<>(SatelliteLooks.of(events, clocks.limits()));
    return new ClockStretch(epoch, events, sendings, measurements, clocks, jump);
  }

  /** One of which no event tells. */
  static ClockStretch unheard(PowerEpoch epoch, StretchClocks clocks) {
    return new ClockStretch(epoch, List.of(), new SendingLog(0), new ArrayList<>(), clocks, null);
  }

  PowerEpoch epoch() {
    return epoch;
  }

  List<RecorderEvent> events() {
    return events;
  }

  SendingLog sendings() {
    return sendings;
  }

  List<Measurement> measurements() {
    return measurements;
  }

  @Nullable Jump jump() {
    return jump;
  }

  StretchClocks clocks() {
    return clocks;
  }

  /** Made of all that bears on it once it is {@link #settled}; before, of nearly all. */
  DeviceClock clock() {
    DeviceClock made = clock;
    if (made == null || isDue()) {
      made = clocks.of(sendings, measurements);
      clock = made;
      addedWhenMade = added;
    }
    return made;
  }

  private boolean isDue() {
    int since = added - addedWhenMade;
    return since > 0 && (added <= MADE_FOR_EACH || since * SHARE >= addedWhenMade);
  }

  /** Nothing more will be added. */
  void settled() {
    if (added > addedWhenMade) {
      clock = null;
    }
  }

  void measured(Measurement measurement) {
    measurements.add(measurement);
    added++;
  }

  /** A file was at the station: its last picture is older than that. */
  void docked(long seq, long shownAtEnd, long docked) {
    sendings.add(seq, shownAtEnd, docked, Sending.UNKNOWN);
    least = Math.min(least, shownAtEnd);
    greatest = Math.max(greatest, shownAtEnd);
    added++;
  }

  /** The gateway's time of its first event, as far as its clock can tell. */
  long first() {
    return most(extreme(true));
  }

  long last() {
    return most(extreme(false));
  }

  private long most(long shown) {
    return shown - clock().offsetAt(shown).estimate();
  }

  OffsetInterval offsetAtFirst() {
    return clock().offsetAt(extreme(true));
  }

  OffsetInterval offsetAtLast() {
    return clock().offsetAt(extreme(false));
  }

  /** What the clock showed at the first, or at the last event. */
  long extreme(boolean first) {
    return first ? least : greatest;
  }

  /** The journal number of the first event by its clock, or of the last. */
  long end(boolean first) {
    long shown = extreme(first);
    long seq = Long.MAX_VALUE;
    for (int i = 0; i < sendings.size(); i++) {
      if (sendings.shown(i) == shown) {
        seq = Math.min(seq, sendings.seq(i));
      }
    }
    return seq;
  }

  /** The recorder's own counter at the first event, or at the last; far back if it has none. */
  long counter(boolean first) {
    long found = first ? Long.MAX_VALUE : Long.MIN_VALUE;
    for (RecorderEvent event : events) {
      Long counter = event.deviceSequence();
      if (counter == null) {
        return Long.MIN_VALUE;
      }
      found = first ? Math.min(found, counter) : Math.max(found, counter);
    }
    return found;
  }
}
