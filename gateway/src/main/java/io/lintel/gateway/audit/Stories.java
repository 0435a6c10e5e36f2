package io.lintel.gateway.audit;

import io.lintel.gateway.audit.VisitStory.FileBar;
import io.lintel.gateway.audit.VisitStory.Gap;
import io.lintel.gateway.audit.VisitStory.PositionMark;
import io.lintel.gateway.audit.VisitStory.PowerBar;
import io.lintel.gateway.audit.VisitStory.ReadingMark;
import io.lintel.gateway.audit.VisitStory.RecordingBar;
import io.lintel.gateway.audit.VisitStory.Span;
import io.lintel.gateway.audit.VisitStory.StepMark;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.PowerSpan;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.recorder.TimedFile;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Moment;
import io.lintel.gateway.visit.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what was found out about a visit into what its page draws. */
final class Stories {
  /** How much before and after the visit is drawn. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private Stories() {}

  static VisitStory of(
      Call call, List<TimedReading> readings, LinkedToVisits links, Limits limits) {
    Door door = call.door();
    TimeBounds from = door.from();
    TimeBounds to = door.to();
    Moment knock = call.moment(limits.get(RecorderLimits.AGAINST));
    List<StepMark> steps =
        door.steps().stream()
            .map(
                step ->
                    new StepMark(
                        step.step().seq(), step.step().type(), step.act(), step.basis().wireName()))
            .toList();
    if (from == null || to == null) {
      return new VisitStory(
          door.visit().id(),
          door.technician(),
          null,
          null,
          null,
          steps,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    }
    Instant begin = links.from(door.visit().id(), from.lo().minus(MARGIN));
    Instant end = links.to(door.visit().id(), to.hi().plus(MARGIN));
    Moment counted = door.knock();
    return new VisitStory(
        door.visit().id(),
        door.technician(),
        new Span(from, to),
        knock == null ? null : knock.time(),
        counted == null ? null : counted.time(),
        steps,
        recordings(call, begin, end),
        files(call, begin, end),
        power(call, begin, end),
        positions(call, begin, end),
        readings.stream()
            .filter(reading -> touches(reading.time(), reading.time(), begin, end))
            .map(Stories::mark)
            .toList());
  }

  private static List<RecordingBar> recordings(Call call, Instant begin, Instant end) {
    List<RecordingBar> bars = new ArrayList<>();
    Recording before = null;
    for (Recording recording : call.recordings(begin, end)) {
      List<Gap> gaps = new ArrayList<>();
      TimeBounds ended = before == null ? null : before.end();
      if (before != null && ended != null && before.recorder().equals(recording.recorder())) {
        gaps.add(new Gap(ended, recording.begin(), before.endedBy(), before.evidence()));
      }
      recording
          .pauses()
          .forEach(
              pause -> gaps.add(new Gap(pause.from(), pause.to(), pause.why(), pause.evidence())));
      bars.add(
          new RecordingBar(
              recording.recorder(),
              recording.begin(),
              recording.prebufferBegin(),
              recording.end(),
              recording.basis().wireName(),
              gaps,
              recording.evidence()));
      before = recording;
    }
    return bars;
  }

  private static List<FileBar> files(Call call, Instant begin, Instant end) {
    List<FileBar> bars = new ArrayList<>();
    for (RecorderStory story : call.counting()) {
      for (TimedFile timed : story.files()) {
        if (touches(timed.begin(), timed.end(), begin, end)) {
          DockedFile file = timed.file();
          bars.add(
              new FileBar(
                  file.seq(),
                  file.recorder(),
                  file.name(),
                  file.station(),
                  file.sha256(),
                  timed.begin(),
                  timed.end(),
                  timed.basis().wireName()));
        }
      }
    }
    return bars;
  }

  private static List<PowerBar> power(Call call, Instant begin, Instant end) {
    List<PowerBar> bars = new ArrayList<>();
    for (RecorderStory story : call.counting()) {
      for (PowerSpan span : story.power()) {
        if (touches(span.begin(), span.end(), begin, end)) {
          bars.add(new PowerBar(span.recorder(), span.begin(), span.end(), span.evidence()));
        }
      }
    }
    return bars;
  }

  private static List<PositionMark> positions(Call call, Instant begin, Instant end) {
    List<PositionMark> marks = new ArrayList<>();
    GeoPoint address = call.door().visit().position();
    for (RecorderStory story : call.counting()) {
      for (TimedEvent event : story.eventsAround(begin, end)) {
        Step.Fix fix = event.event().position();
        if (fix != null && touches(event.time(), event.time(), begin, end)) {
          marks.add(
              new PositionMark(
                  event.event().seq(),
                  story.recorder(),
                  event.time(),
                  fix.point(),
                  fix.accuracyMetres(),
                  address == null ? null : fix.point().metresTo(address)));
        }
      }
    }
    return marks;
  }

  private static ReadingMark mark(TimedReading reading) {
    return new ReadingMark(
        reading.seq(),
        reading.meter(),
        reading.time(),
        reading.cubicMetres(),
        reading.at(),
        reading.typed());
  }

  private static boolean touches(
      TimeBounds from, @Nullable TimeBounds to, Instant begin, Instant end) {
    return !from.lo().isAfter(end) && (to == null || !to.hi().isBefore(begin));
  }
}
