package io.lintel.gateway.linking;

import io.lintel.gateway.linking.Link.Reason;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all of a recorder's positions in a visit's span say about its having been at the address.
 */
final class SpanPlaces {
  private final VisitIndex visits;
  private final PlaceEvidence places;
  private final double[] sums;
  private final long[] last;
  private final @Nullable Reason[] reasons;

  /**
   * @param events of one recorder, in the order in which they happened
   * @param track more of its positions
   */
  SpanPlaces(VisitIndex visits, Weights weights, List<TimedEvent> events, List<Sighting> track) {
    this.visits = visits;
    this.places = new PlaceEvidence(weights.place());
    this.sums = new double[visits.size()];
    this.last = new long[visits.size()];
    this.reasons = new Reason[visits.size()];
    Arrays.fill(last, Long.MIN_VALUE);
    for (TimedEvent timed : events) {
      Step.Fix fix = timed.event().position();
      if (fix != null) {
        add(timed.time().loMicros(), timed.time().hiMicros(), fix);
      }
    }
    for (Sighting sighting : track) {
      add(sighting.lo(), sighting.hi(), sighting.fix());
    }
    double most = weights.placesAtMost();
    for (int i = 0; i < sums.length; i++) {
      if (last[i] != Long.MIN_VALUE) {
        reasons[i] = new Reason("place", Math.max(-most, Math.min(most, sums[i])));
      }
    }
  }

  private void add(long lo, long hi, Step.Fix fix) {
    int place = visits.sole(lo, hi);
    if (place == VisitIndex.SEVERAL) {
      for (int several : visits.touching(lo, hi)) {
        add(several, lo, hi, fix);
      }
    } else if (place != VisitIndex.NONE) {
      add(place, lo, hi, fix);
    }
  }

  private void add(int place, long lo, long hi, Step.Fix fix) {
    VisitSpan span = visits.span(place);
    GeoPoint address = span.visit().position();
    long at = lo + (hi - lo) / 2;
    if (address != null
        && span.holds(lo, hi)
        && (last[place] == Long.MIN_VALUE || Math.abs(at - last[place]) >= Sightings.APART)) {
      sums[place] += places.of(fix, address);
      last[place] = at;
    }
  }

  /** Of the visit at {@code place} in the index, or null if the recorder told no place in it. */
  @Nullable Reason at(int place) {
    return reasons[place];
  }
}
