package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.custody.CustodyBook;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recorders of a case, and which of them count for whom. */
final class CaseRecorders {
  /** A loose recording told to be farther than this from an address was not made at it. */
  private static final double FAR_METRES = 1_000;

  private final CustodyBook custody;
  private final Map<String, RecorderStory> stories;
  private final List<LooseRecording> loose;
  private final List<Swap> swaps;
  private final Weights weights;

  /**
   * @param stories by recorder, ascending, of every recorder in the file
   */
  CaseRecorders(
      CustodyBook custody,
      Map<String, RecorderStory> stories,
      List<LooseRecording> loose,
      List<Swap> swaps,
      Weights weights) {
    this.custody = custody;
    this.stories = stories;
    this.loose = loose;
    this.swaps = swaps;
    this.weights = weights;
  }

  Iterable<RecorderStory> all() {
    return stories.values();
  }

  CustodyBook custody() {
    return custody;
  }

  /**
   * Those that could have recorded for {@code technician}: in custody, or bound, unless somebody
   * else is known to have carried them; and those that the technician is known to have carried.
   */
  List<RecorderStory> counting(TechnicianId technician, Instant from, Instant to) {
    List<RecorderStory> counting = new ArrayList<>();
    for (RecorderStory story : stories.values()) {
      if (counts(story, technician, from, to)) {
        counting.add(story);
      }
    }
    return counting;
  }

  /** What these recorded between two moments, in microseconds. */
  List<Recording> recordings(TechnicianId technician, long from, long to) {
    List<Recording> recorded = new ArrayList<>();
    for (RecorderStory story : counting(technician, Micros.instant(from), Micros.instant(to))) {
      recorded.addAll(story.recordingsBetween(from, to));
    }
    return recorded;
  }

  /** Whether {@code technician} had that recorder at one moment. */
  boolean counts(RecorderStory story, TechnicianId technician, Instant at) {
    return counts(story, technician, at, at);
  }

  private boolean counts(RecorderStory story, TechnicianId technician, Instant from, Instant to) {
    boolean booked =
        custody.isHeld(story.recorder(), technician, from, to)
            || technician.text().equals(story.boundAt(to).orElse(null));
    return carried(story.recorder(), technician, booked, from, to);
  }

  private boolean carried(
      String recorder, TechnicianId technician, boolean booked, Instant from, Instant to) {
    for (Swap swap : swaps) {
      TechnicianId bearer = swap.bearerOf(recorder).orElse(null);
      if (bearer == null || !swap.outweighs(weights)) {
        continue;
      }
      if (swap.holds(from) && swap.holds(to)) {
        return bearer.equals(technician);
      }
      if (meets(swap, from, to) && bearer.equals(technician)) {
        return true;
      }
    }
    return booked;
  }

  /** Whether it is in doubt who of {@code technician} and another carried their recorders. */
  boolean bearerInDoubt(TechnicianId technician, Instant from, Instant to) {
    for (Swap swap : swaps) {
      boolean settled = swap.outweighs(weights) && swap.holds(from) && swap.holds(to);
      if (!settled
          && swap.concerns(technician)
          && meets(swap, from, to)
          && swap.confidence() > 1 - weights.linkedFrom()) {
        return true;
      }
    }
    return false;
  }

  /** Whether another is as likely as not to have carried {@code technician}'s recorder. */
  boolean bearerOpen(TechnicianId technician, Instant from, Instant to) {
    for (Swap swap : swaps) {
      if (swap.concerns(technician)
          && meets(swap, from, to)
          && swap.confidence() >= weights.noneFrom()
          && !swap.outweighs(weights)) {
        return true;
      }
    }
    return false;
  }

  /** Whether recorders of this case may have been exchanged at any time of the day. */
  boolean exchangedThatDay() {
    for (Swap swap : swaps) {
      if (swap.confidence() > 1 - weights.linkedFrom()) {
        return true;
      }
    }
    return false;
  }

  private static boolean meets(Swap swap, Instant from, Instant to) {
    return swap.from().isBefore(to) && swap.to().isAfter(from);
  }

  /** Whether a recorder in nobody's hands may have recorded {@code visit} within the times. */
  boolean looseAt(Visit visit, Instant from, Instant to) {
    return looseRecording(visit, from, to) != null;
  }

  /** The first recording of a recorder in nobody's hands that may be of {@code visit}, or null. */
  @Nullable LooseRecording looseRecording(Visit visit, Instant from, Instant to) {
    GeoPoint address = visit.position();
    for (LooseRecording recording : loose) {
      Instant until = recording.excusesUntil();
      boolean then =
          !recording.begin().lo().isAfter(to) && (until == null || !until.isBefore(from));
      boolean elsewhere =
          address != null
              && !recording.places().isEmpty()
              && recording.places().stream()
                  .allMatch(place -> place.metresTo(address) > FAR_METRES);
      if (then && !elsewhere) {
        return recording;
      }
    }
    return null;
  }
}
