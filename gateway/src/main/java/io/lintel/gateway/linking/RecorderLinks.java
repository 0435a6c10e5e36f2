package io.lintel.gateway.linking;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.linking.Link.End;
import io.lintel.gateway.linking.Link.Reason;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.recorder.TimedEvent;
import java.util.List;

/** Links the events of recorders in one technician's hands to that technician's visits. */
public final class RecorderLinks {
  final Weights weights;
  final VisitIndex visits;
  final Choice choice;
  final PlaceEvidence places;
  final long edgeWithin;
  final Reason inside;
  final Reason otherInside;
  final Reason overlaps;
  final Reason farther;

  public RecorderLinks(Weights weights, List<VisitSpan> visits) {
    this.weights = weights;
    this.visits = new VisitIndex(visits);
    this.choice = new Choice(weights);
    this.places = new PlaceEvidence(weights.place());
    this.edgeWithin = Micros.of(weights.edgeWithin());
    this.inside = new Reason("inside", weights.inside());
    this.otherInside = new Reason("other_visit_inside", weights.otherInside());
    this.overlaps = new Reason("recording_overlaps", weights.inside());
    this.farther = new Reason("farther", weights.farther());
  }

  /**
   * @param events all of one recorder, in the order in which they happened
   * @param track positions of it that no event told
   */
  public OfRecorder of(List<TimedEvent> events, List<Sighting> track) {
    return new OfRecorder(new SpanPlaces(visits, weights, events, track));
  }

  /** The links of one recorder, which may be tied to the technician in several ways. */
  public final class OfRecorder {
    private final SpanPlaces places;

    private OfRecorder(SpanPlaces places) {
      this.places = places;
    }

    public TiedLinks tied(Tie tie) {
      return new TiedLinks(RecorderLinks.this, places, tie);
    }
  }

  Reason edge(long distance) {
    return new Reason("near_edge", weights.edge() * (1 - 2.0 * distance / edgeWithin));
  }

  /** A recording has to be explained; what a recorder says of itself need not be. */
  public static End unexplained(RecorderEventType type) {
    return switch (type) {
      case RECORDING_STARTED, RECORDING_STOPPED, FILE_INDEXED -> End.ORPHAN;
      default -> End.NO_VISIT_EXPECTED;
    };
  }
}
