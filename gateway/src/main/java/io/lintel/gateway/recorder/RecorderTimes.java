package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.CorrectedTime;
import io.lintel.gateway.clock.DeviceClock;
import io.lintel.gateway.clock.EventTime;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.clock.Sending;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Corrects the times of one recorder's events, one clock for each power epoch. */
final class RecorderTimes {
  private static final Comparator<TimedEvent> IN_EPOCH =
      Comparator.comparingLong(TimedEvent::at)
          .thenComparing(
              timed -> timed.event().deviceSequence(), Comparator.nullsLast(Long::compareTo))
          .thenComparing(TimedEvent::seq);

  private final Interruptions interruptions;
  private final RecorderTraits traits;
  private final ClockLimits limits;
  private final EventTime eventTime;

  RecorderTimes(Interruptions interruptions, RecorderTraits traits, ClockLimits limits) {
    this.interruptions = interruptions;
    this.traits = traits;
    this.limits = limits;
    this.eventTime = new EventTime(limits);
  }

  /** In the order in which they happened: epoch by epoch, each by corrected time. */
  TimedRecorder of(List<RecorderEvent> events, Docked docked) {
    List<List<TimedEvent>> epochs = new ArrayList<>();
    for (List<RecorderEvent> epoch : epochs(events)) {
      epochs.add(timed(epoch));
    }
    epochs.sort(Comparator.comparing((List<TimedEvent> epoch) -> epoch.get(0), IN_EPOCH));
    List<TimedEvent> all = new ArrayList<>(events.size());
    for (int i = 0; i < epochs.size(); i++) {
      for (TimedEvent timed : epochs.get(i)) {
        all.add(new TimedEvent(timed.event(), i, timed.time(), timed.basis()));
      }
    }
    return new TimedRecorder(all, files(docked), List.of());
  }

  /** By the prior alone. */
  private List<TimedFile> files(Docked docked) {
    List<TimedFile> timed = new ArrayList<>();
    for (DockedFile file : docked.files()) {
      Instant begin = file.began();
      Instant end = begin.plus(file.length());
      timed.add(new TimedFile(file, 0, within(begin), within(end), ClockBasis.PRIOR));
    }
    return timed;
  }

  private TimeBounds within(Instant stated) {
    Duration prior = prior();
    return TimeBounds.between(stated.minus(prior), stated.plus(prior));
  }

  private Duration prior() {
    return traits.clock() == ClockKind.NETWORK ? limits.network() : limits.device();
  }

  /** By the recorder's own name for its epochs, else divided where it said it was switched on. */
  private static Iterable<List<RecorderEvent>> epochs(List<RecorderEvent> events) {
    Map<String, List<RecorderEvent>> epochs = new LinkedHashMap<>();
    int switchedOn = 0;
    for (RecorderEvent event : events) {
      String epoch = event.epoch();
      if (epoch == null && event.type() == RecorderEventType.POWER_ON) {
        switchedOn++;
      }
      epochs
          .computeIfAbsent(epoch == null ? "#" + switchedOn : epoch, key -> new ArrayList<>())
          .add(event);
    }
    return epochs.values();
  }

  private List<TimedEvent> timed(List<RecorderEvent> epoch) {
    List<Sending> sendings = new ArrayList<>(epoch.size());
    for (RecorderEvent event : epoch) {
      sendings.add(
          Sending.of(
              event.stated(), event.received(), event.age(), event.sent(), event.roundTrip()));
    }
    DeviceClock clock = new DeviceClock(sendings, interruptions, prior(), limits);
    List<TimedEvent> timed = new ArrayList<>(epoch.size());
    for (RecorderEvent event : epoch) {
      long age = Sending.age(event.stated(), event.age(), event.sent(), EventTime.NO_AGE);
      CorrectedTime time = eventTime.ofEvent(clock, event.stated(), event.received(), age);
      timed.add(new TimedEvent(event, 0, time.bounds(), time.basis()));
    }
    timed.sort(IN_EPOCH);
    return timed;
  }
}
