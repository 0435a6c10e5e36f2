package io.lintel.gateway.linking;

import io.lintel.gateway.clock.Micros;
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

/** Links the events of recorders in one technician's hands to that technician's visits. */
public final class RecorderLinks {
  private final Weights weights;
  private final VisitIndex visits;
  private final Choice choice;
  private final PlaceEvidence places;
  private final long edgeWithin;
  private final Reason custody;
  private final Reason bound;
  private final Reason inside;
  private final Reason otherInside;

  public RecorderLinks(Weights weights, List<VisitSpan> visits) {
    this.weights = weights;
    this.visits = new VisitIndex(visits);
    this.choice = new Choice(weights);
    this.places = new PlaceEvidence(weights.place());
    this.edgeWithin = Micros.of(weights.edgeWithin());
    this.custody = new Reason("custody", weights.custody());
    this.bound = new Reason("bound", weights.bound());
    this.inside = new Reason("inside", weights.inside());
    this.otherInside = new Reason("other_visit_inside", weights.otherInside());
  }

  /** How this technician is tied to the recorder. */
  public enum Tie {
    CUSTODY,
    BOUND
  }

  /** An event that stands for itself: a heartbeat, a position, a warning. */
  public Link ofEvent(TimedEvent timed, Tie tie) {
    RecorderEvent event = timed.event();
    return choice.of(event.seq(), timed.time(), hypotheses(timed, tie), unexplained(event.type()));
  }

  /**
   * An event that begins or ends a recording, linked to each visit the recording overlaps; one that
   * overlaps none is linked by its time, or is an orphan.
   *
   * @param begin of the whole recording, in microseconds
   * @param end of it, or the last moment it is known to have run
   */
  public List<Link> ofRecording(TimedEvent timed, Tie tie, long begin, long end) {
    List<Link> links = new ArrayList<>();
    for (VisitSpan span : visits.touching(begin, end)) {
      long overlap = span.overlap(begin, end);
      if (overlap > 0) {
        Hypothesis hypothesis = new Hypothesis(span);
        hypothesis.because(tied(tie));
        hypothesis.because(new Reason("recording_overlaps", weights.inside()));
        links.add(choice.of(timed.event().seq(), timed.time(), List.of(hypothesis), End.ORPHAN));
      }
    }
    return links.isEmpty() ? List.of(ofEvent(timed, tie)) : links;
  }

  private List<Hypothesis> hypotheses(TimedEvent timed, Tie tie) {
    TimeBounds time = timed.time();
    long lo = Micros.of(time.lo());
    long hi = Micros.of(time.hi());
    long margin = mayPrecede(timed.event().type()) ? edgeWithin : 0;
    List<VisitSpan> near = visits.touching(lo - margin, hi + margin);
    int holding = 0;
    for (VisitSpan span : near) {
      holding += span.holds(lo, hi) ? 1 : 0;
    }
    List<Hypothesis> hypotheses = new ArrayList<>(near.size());
    for (VisitSpan span : near) {
      boolean holds = span.holds(lo, hi);
      Hypothesis hypothesis = new Hypothesis(span);
      hypothesis.because(tied(tie));
      hypothesis.because(holds ? inside : edge(span.distance(lo, hi)));
      if (holding > (holds ? 1 : 0)) {
        hypothesis.because(otherInside);
      }
      place(hypothesis, timed.event().position(), span.visit().position());
      hypotheses.add(hypothesis);
    }
    return hypotheses;
  }

  private void place(Hypothesis hypothesis, Step.@Nullable Fix fix, @Nullable GeoPoint address) {
    if (fix != null && address != null) {
      hypothesis.because(new Reason("place", places.of(fix, address)));
    }
  }

  private Reason tied(Tie tie) {
    return tie == Tie.BOUND ? bound : custody;
  }

  private Reason edge(long distance) {
    double weight = weights.edge() * (1 - 2.0 * distance / edgeWithin);
    return new Reason("near_edge", weight);
  }

  /** What begins or ends a recording may be meant for a visit some minutes away. */
  private static boolean mayPrecede(RecorderEventType type) {
    return unexplained(type) == End.ORPHAN;
  }

  /** A recording has to be explained; what a recorder says of itself need not be. */
  public static End unexplained(RecorderEventType type) {
    return switch (type) {
      case RECORDING_STARTED, RECORDING_STOPPED, FILE_INDEXED -> End.ORPHAN;
      default -> End.NO_VISIT_EXPECTED;
    };
  }
}
