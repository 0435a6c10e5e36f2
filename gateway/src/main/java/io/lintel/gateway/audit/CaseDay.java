package io.lintel.gateway.audit;

import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.custody.CustodyBook;
import io.lintel.gateway.linking.DayPath;
import io.lintel.gateway.linking.VisitSpan;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.recorder.Docked;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.Doors;
import io.lintel.gateway.visit.PhoneClocks;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TapHabits;
import io.lintel.gateway.visit.TimedStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A case file with every clock corrected: doors, recorders' stories and readings in one time. */
final class CaseDay {
  private final CaseFile file;
  private final PhoneClocks phones;
  private final List<Door> doors;
  private final CaseRecorders recorders;
  private final Map<String, List<TimedReading>> readings = new HashMap<>();
  private final List<TimedReading> allReadings = new ArrayList<>();
  private final Map<String, List<MeterWord>> told = new HashMap<>();
  private final TimedStep[] atDoors;

  /** Of {@link #atDoors}, the steps' journal numbers, ascending. */
  private final long[] atDoorSeqs;

  CaseDay(CaseFile file, Limits limits) {
    ClockLimits clock = ClockLimits.of(limits);
    TapHabits tap = TapHabits.of(limits);
    this.file = file;
    Interruptions interruptions = new Interruptions(file.interruptions());
    this.phones = new PhoneClocks(file.steps(), interruptions, clock, tap);
    CustodyBook custody = new CustodyBook(file.custody());
    Map<String, RecorderStory> stories = stories(file, interruptions, clock);
    this.recorders =
        new CaseRecorders(custody, stories, file.loose(), file.swaps(), Weights.of(limits));
    List<Door> tapped = Doors.of(file.technician(), file.visits(), file.steps(), phones, tap);
    this.doors = KnocksAhead.where(AssumedDoors.fill(tapped, recorders, tap), recorders, tap);
    this.atDoors = atDoors(doors);
    this.atDoorSeqs = Arrays.stream(atDoors).mapToLong(timed -> timed.step().seq()).toArray();
    MeterTimes meters = new MeterTimes(file.readings(), interruptions, clock);
    for (ReadingFact reading : file.readings()) {
      TimeBounds time = meters.time(reading).bounds();
      told.computeIfAbsent(reading.meter(), meter -> new ArrayList<>())
          .add(new MeterWord(reading, time));
      TimedReading timed =
          new TimedReading(
              reading.seq(),
              reading.meter(),
              time,
              reading.index().billed(),
              reading.index().billedAt(),
              false,
              false);
      allReadings.add(timed);
      readings.computeIfAbsent(reading.meter(), meter -> new ArrayList<>()).add(timed);
    }
    told.values().forEach(words -> words.sort(MeterWord.BY_TIME));
  }

  private static TimedStep[] atDoors(List<Door> doors) {
    List<TimedStep> steps = new ArrayList<>();
    for (Door door : doors) {
      steps.addAll(door.steps());
    }
    steps.sort(Comparator.comparingLong(timed -> timed.step().seq()));
    return steps.toArray(TimedStep[]::new);
  }

  private static Map<String, RecorderStory> stories(
      CaseFile file, Interruptions interruptions, ClockLimits clock) {
    Map<String, List<RecorderEvent>> events = new TreeMap<>();
    file.custody().forEach(span -> events.putIfAbsent(span.recorder(), new ArrayList<>()));
    String told = null;
    List<RecorderEvent> its = List.of();
    for (RecorderEvent event : file.events()) {
      if (!event.recorder().equals(told)) {
        told = event.recorder();
        its = events.computeIfAbsent(told, recorder -> new ArrayList<>());
      }
      its.add(event);
    }
    Map<String, RecorderStory> stories = new TreeMap<>();
    events.forEach(
        (recorder, all) ->
            stories.put(
                recorder,
                RecorderStory.of(
                    recorder,
                    all,
                    Docked.of(recorder, file.files(), file.docks()),
                    file.traits().getOrDefault(recorder, file.defaultTraits()),
                    interruptions,
                    clock)));
    return stories;
  }

  CaseFile file() {
    return file;
  }

  PhoneClocks phones() {
    return phones;
  }

  /** In the order of the file's visits. */
  List<Door> doors() {
    return doors;
  }

  /** The step as its door has it, which may show that it was tapped late; null if at none. */
  @Nullable TimedStep atDoor(Step step) {
    int place = Arrays.binarySearch(atDoorSeqs, step.seq());
    return place < 0 ? null : atDoors[place];
  }

  CaseRecorders recorders() {
    return recorders;
  }

  List<TimedReading> readings() {
    return allReadings;
  }

  /** What a meter said of itself, by time. */
  List<MeterWord> told(String meter) {
    return told.getOrDefault(meter, List.of());
  }

  /** The readings that may belong to {@code door}: its meters' own, and those typed in it. */
  List<TimedReading> readingsAt(Door door) {
    List<TimedReading> found = new ArrayList<>(TimedReading.typedAt(door.steps()));
    for (String meter : door.visit().meters()) {
      found.addAll(readings.getOrDefault(meter, List.of()));
    }
    return found;
  }

  /**
   * The visits carried out, as candidates for links: one at a time, as far as the technician's own
   * taps tell. Colleagues may have been at two doors at once.
   */
  List<VisitSpan> spans(Weights weights) {
    List<VisitSpan> spans = new ArrayList<>();
    List<DayPath.Walk> walks = new ArrayList<>();
    LateCalls late = new LateCalls(doors, file.steps(), phones, recorders);
    for (Door door : doors) {
      TimeBounds from = door.from();
      TimeBounds to = door.to();
      if (from != null && to != null) {
        VisitSpan seen = late.of(door);
        if (seen != null) {
          spans.add(seen);
          continue;
        }
        VisitSpan span = VisitSpan.of(door.visit(), from, to);
        if (door.witness() != Door.Witness.OWN) {
          spans.add(span);
          continue;
        }
        List<DayPath.Tap> taps = new ArrayList<>();
        for (TimedStep step : door.steps()) {
          long tapped = step.tap().estimateMicros();
          taps.add(new DayPath.Tap(tapped, step.late(), step.step().position()));
        }
        walks.add(new DayPath.Walk(span, taps));
      }
    }
    spans.addAll(DayPath.of(walks, weights));
    return spans;
  }
}
