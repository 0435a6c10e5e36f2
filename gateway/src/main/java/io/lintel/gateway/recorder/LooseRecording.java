package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.visit.GeoPoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording of a recorder that nobody had booked out. It belongs to no one, and may belong to
 * anyone: while there is one at the time, nobody can be said not to have recorded.
 *
 * @param seq the journal number of the first event that tells of it
 * @param end null while it runs or nobody knows
 * @param places where the recorder said it was while it recorded; empty if it did not say
 */
public record LooseRecording(
    String recorder, long seq, TimeBounds begin, @Nullable TimeBounds end, List<GeoPoint> places) {
  public LooseRecording {
    places = List.copyOf(places);
  }

  /**
   * The last moment at which it may excuse anybody, or null if it runs; of a file whose length
   * cannot be its begin, for who claims thirteen hours claims everybody's.
   */
  public @Nullable Instant excusesUntil() {
    TimeBounds ended = end;
    if (ended == null) {
      return null;
    }
    boolean lasts = ended.estimateMicros() > begin.estimateMicros();
    return lasts ? ended.hi() : begin.hi();
  }
}
