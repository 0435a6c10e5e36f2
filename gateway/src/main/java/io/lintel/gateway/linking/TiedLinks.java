package io.lintel.gateway.linking;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Link.End;
import io.lintel.gateway.linking.Link.Reason;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Links what one recorder did to the visits of the technician it is tied to. Most events lie wholly
 * in one span or in none, and share their reasons with all others there.
 */
public final class TiedLinks {
  private final LinkEvidence links;
  private final VisitIndex visits;
  private final SpanPlaces places;
  private final Tie tie;
  private final @Nullable Link[] inside;
  private final @Nullable Link[] insideOrOrphan;

  TiedLinks(LinkEvidence links, SpanPlaces places, Tie tie) {
    this.links = links;
    this.visits = links.visits;
    this.places = places;
    this.tie = tie;
    this.inside = new Link[visits.size()];
    this.insideOrOrphan = new Link[visits.size()];
  }

  /** An event that stands for itself: a heartbeat, a position, a warning. */
  public Link ofEvent(TimedEvent timed) {
    RecorderEvent event = timed.event();
    End unexplained = unexplained(event.type());
    return of(event.seq(), timed.time(), unexplained, event.position());
  }

  /**
   * An event that begins or ends a recording, linked to each visit the recording overlaps; one that
   * overlaps none is linked by its time, or is an orphan.
   *
   * @param begin of the whole recording, in microseconds
   * @param end of it, or the last moment it is known to have run
   */
  public List<Link> ofRecording(TimedEvent timed, long begin, long end) {
    List<Link> overlapping = overlapping(timed.event().seq(), timed.time(), begin, end);
    return overlapping.isEmpty() ? List.of(ofEvent(timed)) : overlapping;
  }

  /**
   * A docked file, linked to each visit it overlaps, else by its time.
   *
   * @param begin of the file
   * @param end of the file
   */
  public List<Link> ofFile(long seq, TimeBounds begin, TimeBounds end) {
    TimeBounds whole =
        new TimeBounds(
            begin.lo(),
            begin.estimate(),
            end.hi().isBefore(begin.estimate()) ? begin.estimate() : end.hi());
    List<Link> overlapping = overlapping(seq, whole, begin.estimateMicros(), end.estimateMicros());
    return overlapping.isEmpty() ? List.of(of(seq, whole, End.ORPHAN, null)) : overlapping;
  }

  private List<Link> overlapping(long seq, TimeBounds time, long begin, long end) {
    List<Link> linked = new ArrayList<>();
    Link likeliest = null;
    for (int place : visits.touching(begin, end)) {
      if (visits.span(place).overlap(begin, end) > 0) {
        Hypothesis hypothesis = hypothesis(place);
        hypothesis.because(links.overlaps);
        because(hypothesis, places.at(place));
        Link link = links.choice.of(seq, time, List.of(hypothesis), End.ORPHAN);
        if (link.end() == End.LINKED) {
          linked.add(link);
        } else if (likeliest == null || likeliest.end() == End.ORPHAN) {
          likeliest = link;
        }
      }
    }
    return linked.isEmpty() && likeliest != null ? List.of(likeliest) : linked;
  }

  private Link of(long seq, TimeBounds time, End unexplained, Step.@Nullable Fix fix) {
    // What begins or ends a recording may be meant for a visit some minutes away.
    boolean orphan = unexplained == End.ORPHAN;
    long margin = orphan ? links.edgeWithin : 0;
    // Of anything else, that it may have been long under way puts it in no other visit.
    long lo = orphan ? time.loMicros() : time.estimateMicros() - evenDoubt(time);
    long hi = orphan ? time.hiMicros() : time.estimateMicros() + evenDoubt(time);
    int sole = visits.sole(lo - margin, hi + margin);
    if (sole == VisitIndex.NONE) {
      return orphan && fix != null
          ? links.choice.of(seq, time, farther(fix), unexplained)
          : links.choice.none(seq, time, unexplained, visits.within(lo, hi));
    }
    if (sole != VisitIndex.SEVERAL && visits.span(sole).holds(lo, hi)) {
      @Nullable Link[] known = orphan ? insideOrOrphan : inside;
      Link model = known[sole];
      if (model == null) {
        model = links.choice.of(seq, time, near(lo, hi, margin, fix), unexplained);
        known[sole] = model;
      }
      return model.about(seq, time);
    }
    return links.choice.of(seq, time, near(lo, hi, margin, fix), unexplained);
  }

  /** By how much it may have been both earlier and later. */
  private static long evenDoubt(TimeBounds time) {
    long at = time.estimateMicros();
    return Math.min(at - time.loMicros(), time.hiMicros() - at);
  }

  private List<Hypothesis> near(long lo, long hi, long margin, Step.@Nullable Fix fix) {
    int[] near = visits.touching(lo - margin, hi + margin);
    int holding = 0;
    for (int place : near) {
      holding += visits.span(place).holds(lo, hi) ? 1 : 0;
    }
    List<Hypothesis> hypotheses = new ArrayList<>(near.length);
    for (int place : near) {
      VisitSpan span = visits.span(place);
      boolean holds = span.holds(lo, hi);
      Hypothesis hypothesis = hypothesis(place);
      hypothesis.because(holds ? links.inside : links.edge(span.distance(lo, hi)));
      if (holding > (holds ? 1 : 0)) {
        hypothesis.because(links.otherInside);
      }
      because(hypothesis, holds ? places.at(place) : atAddress(fix, span));
      hypotheses.add(hypothesis);
    }
    return hypotheses;
  }

  /** Visits at other times of the day, for what was recorded at their very address. */
  private List<Hypothesis> farther(Step.Fix fix) {
    List<Hypothesis> hypotheses = new ArrayList<>();
    for (int place = 0; place < visits.size(); place++) {
      Reason there = atAddress(fix, visits.span(place));
      if (there != null && there.weight() > 0) {
        Hypothesis hypothesis = hypothesis(place);
        hypothesis.because(links.farther);
        hypothesis.because(there);
        hypotheses.add(hypothesis);
      }
    }
    return hypotheses;
  }

  private Hypothesis hypothesis(int place) {
    Hypothesis hypothesis = new Hypothesis(visits.span(place));
    for (int i = 0; i < tie.reasons().size(); i++) {
      hypothesis.because(tie.reasons().get(i));
    }
    return hypothesis;
  }

  private static void because(Hypothesis hypothesis, @Nullable Reason reason) {
    if (reason != null) {
      hypothesis.because(reason);
    }
  }

  private @Nullable Reason atAddress(Step.@Nullable Fix fix, VisitSpan span) {
    GeoPoint address = span.visit().position();
    return fix == null || address == null
        ? null
        : new Reason("place", links.places.of(fix, address));
  }

  /** A recording has to be explained; what a recorder says of itself need not be. */
  public static End unexplained(RecorderEventType type) {
    return switch (type) {
      case RECORDING_STARTED, RECORDING_STOPPED, FILE_INDEXED -> End.ORPHAN;
      default -> End.NO_VISIT_EXPECTED;
    };
  }
}
