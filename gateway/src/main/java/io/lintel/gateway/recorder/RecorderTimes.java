package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockFinding;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.CorrectedTime;
import io.lintel.gateway.clock.DeviceClock;
import io.lintel.gateway.clock.EventTime;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.clock.Sending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Corrects the times of one recorder's events and files, one clock for each stretch. */
final class RecorderTimes {
  private static final Comparator<TimedEvent> IN_STRETCH =
      Comparator.comparingLong(TimedEvent::at)
          .thenComparing(
              timed -> timed.event().deviceSequence(), Comparator.nullsLast(Long::compareTo))
          .thenComparing(TimedEvent::seq);

  private static final Comparator<TimedFile> FILES =
      Comparator.comparing((TimedFile timed) -> timed.begin().estimate())
          .thenComparing(timed -> timed.file().name())
          .thenComparingLong(timed -> timed.file().seq());

  private static final Comparator<EpochTimes> BY_FIRST =
      Comparator.<EpochTimes>comparingLong(epoch -> epoch.first)
          .thenComparing(epoch -> epoch.counter, Comparator.nullsLast(Long::compareTo))
          .thenComparingLong(epoch -> epoch.seq);

  private final StretchClocks clocks;
  private final ClockCuts cuts;
  private final EventTime eventTime;

  RecorderTimes(Interruptions interruptions, RecorderTraits traits, ClockLimits limits) {
    this.clocks = new StretchClocks(interruptions, traits, limits);
    this.cuts = new ClockCuts(clocks);
    this.eventTime = new EventTime(limits);
  }

  /** Stretches with what was placed in them, by power epoch and in order of time. */
  private record Sorted(
      List<ClockStretch> stretches, List<PlacedFile> files, List<DockLooks.Differing> differing) {}

  /** In the order in which they happened: epoch by epoch, each by corrected time. */
  TimedRecorder of(List<RecorderEvent> events, Docked docked) {
    Sorted sorted = sorted(events, docked);
    long glance = clocks.limits().glance();
    Map<PowerEpoch, EpochTimes> epochs = new LinkedHashMap<>();
    for (ClockStretch stretch : sorted.stretches()) {
      if (!stretch.events().isEmpty()) {
        epochs.computeIfAbsent(stretch.epoch(), epoch -> new EpochTimes()).stretches.add(stretch);
      }
    }
    for (PlacedFile file : sorted.files()) {
      epochs.computeIfAbsent(file.stretch().epoch(), epoch -> new EpochTimes()).files.add(file);
    }
    List<EpochTimes> ordered = new ArrayList<>(epochs.values());
    ordered.forEach(EpochTimes::time);
    if (ordered.size() > 1) {
      ordered.sort(BY_FIRST);
    }
    List<TimedEvent> all = new ArrayList<>(events.size());
    List<TimedFile> files = new ArrayList<>(sorted.files().size());
    for (int i = 0; i < ordered.size(); i++) {
      ordered.get(i).number(i, all);
      for (PlacedFile file : ordered.get(i).files) {
        files.add(file.timed(i, glance));
      }
    }
    files.sort(FILES);
    for (int i = 1; i < files.size(); i++) {
      files.set(i - 1, files.get(i - 1).before(files.get(i)));
    }
    List<ClockFinding> findings = ClockFindings.of(sorted.stretches(), sorted.differing(), clocks);
    return new TimedRecorder(all, files, findings);
  }

  /** Why the times are what they are. */
  ClockHistory history(List<RecorderEvent> events, Docked docked, Instant from, Instant to) {
    Sorted sorted = sorted(events, docked);
    List<ClockFinding> findings =
        ClockFindings.of(sorted.stretches(), sorted.differing(), clocks).stream()
            .filter(finding -> !finding.at().isBefore(from) && finding.at().isBefore(to))
            .toList();
    return new ClockHistory(
        ClockView.of(from, to).epochs(sorted.stretches(), sorted.files()), findings);
  }

  private Sorted sorted(List<RecorderEvent> events, Docked docked) {
    List<ClockStretch> heard = new ArrayList<>();
    int number = 0;
    for (List<RecorderEvent> epoch : epochs(events)) {
      String name = epoch.get(0).epoch();
      heard.addAll(cuts.cut(new PowerEpoch(number++, name), epoch));
    }
    if (docked.files().isEmpty() && docked.sessions().isEmpty()) {
      return new Sorted(heard, List.of(), List.of());
    }
    asMade(heard);
    DockLooks looks = DockLooks.of(heard, docked.sessions(), clocks);
    List<PlacedFile> files = new FilePlaces(looks, clocks).place(docked.files());
    Set<ClockStretch> all = new LinkedHashSet<>(looks.heard());
    files.forEach(file -> all.add(file.stretch()));
    all.forEach(ClockStretch::settled);
    return new Sorted(List.copyOf(all), files, looks.differing());
  }

  /**
   * Into the order in which they were: by the recorder's own counter where that ran on through
   * them, else by their times, as far as those are known.
   */
  private static void asMade(List<ClockStretch> heard) {
    // A stable sort: the stretches of an epoch stay as they were made.
    heard.sort(Comparator.comparingLong(ClockStretch::first));
    List<ClockStretch> counted = new ArrayList<>(heard);
    counted.sort(Comparator.comparingLong(stretch -> stretch.counter(true)));
    long last = Long.MIN_VALUE;
    for (ClockStretch stretch : counted) {
      if (stretch.counter(true) <= last) {
        return;
      }
      last = stretch.counter(false);
    }
    heard.clear();
    heard.addAll(counted);
  }

  /**
   * By the recorder's own name for its epochs, else divided where it said it was switched on: in
   * the order in which it said so, whatever order that came in.
   */
  private static List<List<RecorderEvent>> epochs(List<RecorderEvent> events) {
    Map<String, List<RecorderEvent>> named = new LinkedHashMap<>();
    List<RecorderEvent> nameless = new ArrayList<>(0);
    String told = null;
    List<RecorderEvent> now = nameless;
    for (RecorderEvent event : events) {
      String epoch = event.epoch();
      if (!Objects.equals(epoch, told)) {
        now = epoch == null ? nameless : named.computeIfAbsent(epoch, first -> new ArrayList<>());
        told = epoch;
      }
      now.add(event);
    }
    List<List<RecorderEvent>> epochs = new ArrayList<>(named.values());
    List<RecorderEvent> made = ClockCuts.asMade(nameless);
    int begin = 0;
    for (int at = 1; at <= made.size(); at++) {
      if (at == made.size() || made.get(at).type() == RecorderEventType.POWER_ON) {
        epochs.add(made.subList(begin, at));
        begin = at;
      }
    }
    return epochs;
  }

  /** One power epoch while its times are made. */
  private final class EpochTimes {
    private final List<ClockStretch> stretches = new ArrayList<>(1);
    private final List<PlacedFile> files = new ArrayList<>(0);
    private final List<TimedEvent> timed = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private @Nullable Long counter;
    private long seq;

    void time() {
      for (ClockStretch stretch : stretches) {
        timed.addAll(RecorderTimes.this.timed(stretch));
      }
      if (timed.isEmpty()) {
        for (PlacedFile file : files) {
          TimedFile its = file.timed(0, 0);
          long at = its.begin().estimateMicros();
          if (at < first) {
            first = at;
            seq = file.file().seq();
          }
        }
      } else {
        first = timed.get(0).at();
        counter = timed.get(0).event().deviceSequence();
        seq = timed.get(0).seq();
      }
    }

    void number(int place, List<TimedEvent> all) {
      if (place == 0) {
        all.addAll(timed);
        return;
      }
      for (TimedEvent event : timed) {
        all.add(new TimedEvent(event.event(), place, event.time(), event.basis()));
      }
    }
  }

  private List<TimedEvent> timed(ClockStretch stretch) {
    DeviceClock clock = stretch.clock();
    List<TimedEvent> timed = new ArrayList<>(stretch.events().size());
    for (RecorderEvent event : stretch.events()) {
      long age = Sending.age(event.stated(), event.age(), event.sent(), EventTime.NO_AGE);
      CorrectedTime time = eventTime.ofEvent(clock, event.stated(), event.received(), age);
      timed.add(new TimedEvent(event, 0, time.bounds(), time.basis()));
    }
    timed.sort(IN_STRETCH);
    return timed;
  }
}
