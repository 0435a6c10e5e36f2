package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where visits that were tapped late and share one part of a presence end, each where the next
 * begins: where the recordings begin, if there is one for each, else where one begins near to where
 * they would if all were equally long. Without one, a tenth on both sides is either's.
 */
final class Borders {
  /** No visit that has its recording is shorter than this share of the mean. */
  private static final int SHORTEST = 4;

  /** What is either's on both sides, as a share of the mean. */
  private static final int EITHERS = 10;

  private final CaseRecorders recorders;
  private final TechnicianId technician;

  /** Between the earliest and the latest, most likely at {@code at}; in microseconds. */
  record Border(long early, long at, long late) {
    static Border known(long at) {
      return new Border(at, at, at);
    }
  }

  Borders(CaseRecorders recorders, TechnicianId technician) {
    this.recorders = recorders;
    this.technician = technician;
  }

  /** The borders of {@code all} visits in {@code part}, one fewer than those. */
  List<Border> within(Presence.Part part, int all) {
    if (all == 1) {
      return List.of();
    }
    long slice = part.length() / all;
    List<Border> recorded = recorded(part, slice / SHORTEST);
    if (recorded.size() == all - 1) {
      return recorded;
    }
    List<Border> borders = new ArrayList<>();
    for (int place = 1; place < all; place++) {
      borders.add(near(part.from() + place * slice, slice));
    }
    return borders;
  }

  /** Begins of recordings, if no two of them, nor one and an end of the part, are nearer. */
  private List<Border> recorded(Presence.Part part, long least) {
    List<Border> borders = new ArrayList<>();
    long before = part.from();
    long[] begins =
        recorders.recordings(technician, part.from(), part.to()).stream()
            .mapToLong(recording -> recording.begin().estimateMicros())
            .sorted()
            .toArray();
    for (long begun : begins) {
      if (begun >= before + least && begun <= part.to() - least) {
        borders.add(Border.known(begun));
        before = begun;
      }
    }
    return borders;
  }

  private Border near(long even, long slice) {
    Long begun = recordingBegun(even, slice / 2);
    return begun == null
        ? new Border(even - slice / EITHERS, even, even + slice / EITHERS)
        : Border.known(begun);
  }

  /** The begin of a recording nearest to {@code moment}, or null if none is so near. */
  private @Nullable Long recordingBegun(long moment, long within) {
    Long nearest = null;
    Instant from = Micros.instant(moment - within);
    Instant to = Micros.instant(moment + within);
    for (RecorderStory story : recorders.counting(technician, from, to)) {
      for (Recording recording : story.recordings()) {
        long begun = recording.begin().estimateMicros();
        long off = Math.abs(begun - moment);
        if (off < within && (nearest == null || off < Math.abs(nearest - moment))) {
          nearest = begun;
        }
      }
    }
    return nearest;
  }
}
