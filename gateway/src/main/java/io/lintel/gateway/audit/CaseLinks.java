package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.ReadingLinks;
import io.lintel.gateway.linking.RecorderLinks;
import io.lintel.gateway.linking.RecorderLinks.Tie;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.TimedStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where every observation of a case ended. A recorder's events are this case's business while the
 * recorder is this technician's, steps while they are this technician's own.
 */
final class CaseLinks {
  private static final Comparator<Link> BY_SEQ_AND_VISIT =
      Comparator.comparingLong(Link::seq)
          .thenComparing(Link::visit, Comparator.nullsFirst(Comparator.naturalOrder()));

  private static final List<Link.Reason> NAMED = List.of(new Link.Reason("step_names_visit", 12));

  private final CaseDay day;
  private final TechnicianId technician;
  private final RecorderLinks recorderLinks;
  private final ReadingLinks readingLinks;
  private final List<Link> links = new ArrayList<>();

  private CaseLinks(CaseDay day, Weights weights) {
    this.day = day;
    this.technician = day.file().technician();
    this.recorderLinks = new RecorderLinks(weights, day.spans());
    this.readingLinks = new ReadingLinks(weights, day.spans());
  }

  static List<Link> of(CaseDay day, Weights weights) {
    CaseLinks all = new CaseLinks(day, weights);
    all.steps();
    day.recorders().all().forEach(all::recorder);
    for (TimedReading reading : day.readings()) {
      all.links.add(all.readingLinks.of(reading.seq(), reading.meter(), reading.time()));
    }
    all.links.sort(BY_SEQ_AND_VISIT);
    return all.links;
  }

  private void steps() {
    Map<Long, TimeBounds> acts = new HashMap<>();
    for (Door door : day.doors()) {
      for (TimedStep step : door.steps()) {
        acts.put(step.step().seq(), step.act());
      }
    }
    for (Step step : day.file().steps()) {
      if (step.technician().equals(technician)) {
        TimeBounds act = acts.get(step.seq());
        TimeBounds time = act == null ? day.phones().time(step).act() : act;
        links.add(new Link(step.seq(), Link.End.LINKED, step.visit(), 1, time, NAMED, null));
      }
    }
  }

  private void recorder(RecorderStory story) {
    Map<Long, Recording> ends = new HashMap<>();
    for (Recording recording : story.recordings()) {
      recording.evidence().forEach(seq -> ends.putIfAbsent(seq, recording));
    }
    for (TimedEvent timed : story.events()) {
      Tie tie = tie(story, timed);
      if (tie == null) {
        continue;
      }
      Recording recording = opensOrCloses(timed) ? ends.get(timed.event().seq()) : null;
      if (recording == null) {
        links.add(recorderLinks.ofEvent(timed, tie));
      } else {
        long begin = Micros.of(recording.begin().estimate());
        links.addAll(recorderLinks.ofRecording(timed, tie, begin, lastKnown(recording)));
      }
    }
  }

  private @Nullable Tie tie(RecorderStory story, TimedEvent timed) {
    if (technician.text().equals(story.boundAt(timed.time().estimate()).orElse(null))) {
      return Tie.BOUND;
    }
    CustodySpan holder = day.recorders().custody().at(story.recorder(), timed.time().estimate());
    return holder != null && holder.technician().equals(technician) ? Tie.CUSTODY : null;
  }

  private static boolean opensOrCloses(TimedEvent timed) {
    RecorderEventType type = timed.event().type();
    return type == RecorderEventType.RECORDING_STARTED
        || type == RecorderEventType.RECORDING_STOPPED;
  }

  private static long lastKnown(Recording recording) {
    TimeBounds end = recording.end();
    return Micros.of(end == null ? recording.knownUntil() : end.estimate());
  }
}
