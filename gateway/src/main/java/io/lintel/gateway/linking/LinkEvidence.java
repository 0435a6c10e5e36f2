package io.lintel.gateway.linking;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.linking.Link.Reason;
import java.util.List;

/** What all recorders of one technician are linked by: the visits, and what weighs how much. */
final class LinkEvidence {
  final Weights weights;
  final VisitIndex visits;
  final Choice choice;
  final PlaceEvidence places;
  final long edgeWithin;
  final Reason inside;
  final Reason otherInside;
  final Reason overlaps;
  final Reason farther;

  LinkEvidence(Weights weights, List<VisitSpan> visits) {
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

  Reason edge(long distance) {
    return new Reason("near_edge", weights.edge() * (1 - 2.0 * distance / edgeWithin));
  }
}
