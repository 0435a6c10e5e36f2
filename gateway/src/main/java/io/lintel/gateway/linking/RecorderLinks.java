package io.lintel.gateway.linking;

import io.lintel.gateway.recorder.TimedEvent;
import java.util.List;

/** Links the events of recorders in one technician's hands to that technician's visits. */
public final class RecorderLinks {
  private final LinkEvidence evidence;

  public RecorderLinks(Weights weights, List<VisitSpan> visits) {
    this.evidence = new LinkEvidence(weights, visits);
  }

  /**
   * @param events all of one recorder, in the order in which they happened
   * @param track positions of it that no event told
   */
  public OfRecorder of(List<TimedEvent> events, List<Sighting> track) {
    return new OfRecorder(new SpanPlaces(evidence.visits, evidence.weights, events, track));
  }

  /** The links of one recorder, which may be tied to the technician in several ways. */
  public final class OfRecorder {
    private final SpanPlaces places;

    private OfRecorder(SpanPlaces places) {
      this.places = places;
    }

    public TiedLinks tied(Tie tie) {
      return new TiedLinks(evidence, places, tie);
    }
  }
}
