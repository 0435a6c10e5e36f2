package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.ReadingLinks;
import io.lintel.gateway.linking.RecorderLinks;
import io.lintel.gateway.linking.TiedLinks;
import io.lintel.gateway.linking.VisitSpan;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.recorder.TimedFile;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.TimedStep;
import io.lintel.gateway.visit.VisitId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where every observation of a case ended. A recorder's events are this case's business while the
 * recorder is this technician's, steps while they are this technician's own.
 */
final class CaseLinks {
  private static final Comparator<VisitId> NULLS_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private static final List<Link.Reason> NAMED = List.of(new Link.Reason("step_names_visit", 12));

  /** Room for the words that a recording rests on: mostly two or three. */
  private static final int EVIDENCE = 5;

  private final CaseDay day;
  private final Weights weights;
  private final TechnicianId technician;
  private final RecorderLinks recorderLinks;
  private final List<VisitSpan> spans;
  private final FileCopies copies;
  private final List<Link> links;

  private CaseLinks(CaseDay day, Weights weights) {
    this.day = day;
    this.weights = weights;
    this.technician = day.file().technician();
    this.spans = day.spans(weights);
    this.recorderLinks = new RecorderLinks(weights, spans);
    this.copies = new FileCopies(day.file().files());
    this.links = new ArrayList<>(day.file().steps().size() + day.file().events().size());
  }

  static List<Link> of(CaseDay day, Weights weights) {
    CaseLinks all = new CaseLinks(day, weights);
    all.steps();
    day.recorders().all().forEach(all::recorder);
    all.readings();
    all.links.sort(CaseLinks::bySeqAndVisit);
    return all.links;
  }

  private void readings() {
    if (!day.readings().isEmpty()) {
      ReadingLinks readingLinks = new ReadingLinks(weights, spans);
      for (TimedReading reading : day.readings()) {
        links.add(readingLinks.of(reading.seq(), reading.meter(), reading.time()));
      }
    }
  }

  private static int bySeqAndVisit(Link one, Link other) {
    return one.seq() == other.seq()
        ? NULLS_FIRST.compare(one.visit(), other.visit())
        : Long.compare(one.seq(), other.seq());
  }

  private void steps() {
    for (Step step : day.file().steps()) {
      if (step.technician().equals(technician)) {
        TimedStep atDoor = day.atDoor(step);
        TimeBounds time = (atDoor == null ? day.phones().time(step) : atDoor).act();
        links.add(new Link(step.seq(), Link.End.LINKED, step.visit(), 1, time, NAMED, null));
      }
    }
  }

  private void recorder(RecorderStory story) {
    Map<Long, Recording> ends = new HashMap<>(EVIDENCE * story.recordings().size());
    for (Recording recording : story.recordings()) {
      for (Long seq : recording.evidence()) {
        ends.putIfAbsent(seq, recording);
      }
    }
    CaseTies ties =
        new CaseTies(
            day,
            story,
            recorderLinks.of(story.events(), CaseWhereabouts.track(day, story.recorder())),
            weights);
    for (TimedEvent timed : story.events()) {
      TiedLinks tied = ties.at(timed.at());
      if (tied == null) {
        continue;
      }
      Recording recording =
          timed.event().type().opensOrCloses() ? ends.get(timed.event().seq()) : null;
      if (recording == null) {
        links.add(tied.ofEvent(timed));
      } else {
        long begin = recording.begin().estimateMicros();
        links.addAll(tied.ofRecording(timed, begin, lastKnown(recording)));
      }
    }
    for (TimedFile file : story.files()) {
      TiedLinks tied = ties.at(Micros.of(middle(file)));
      if (tied != null) {
        for (long seq : copies.of(file.file())) {
          links.addAll(tied.ofFile(seq, file.begin(), file.end()));
        }
      }
    }
  }

  /** The moment that decides whose a file is. */
  static Instant middle(TimedFile file) {
    Duration length = Duration.between(file.begin().estimate(), file.end().estimate());
    return file.begin().estimate().plus(length.dividedBy(2));
  }

  private static long lastKnown(Recording recording) {
    TimeBounds end = recording.end();
    return Micros.of(end == null ? recording.knownUntil() : end.estimate());
  }
}
