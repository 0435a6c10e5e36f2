package io.lintel.gateway.docking;

import io.lintel.gateway.visit.GeoPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an MP4 file states of itself.
 *
 * @param created its {@code mvhd} creation time read as UTC, as the format wants it; null if it
 *     states none
 * @param length of the presentation
 * @param sound whether it has a sound track
 * @param place where it was recorded, without a time; from {@code ©xyz}, {@code
 *     com.apple.quicktime.location.ISO6709} or {@code loci}
 * @param track positions by satellite time, in the file's order
 * @param comment its {@code ©cmt}
 */
public record Footage(
    @Nullable Instant created,
    Duration length,
    boolean sound,
    @Nullable GeoPoint place,
    List<Point> track,
    @Nullable String comment) {
  public Footage {
    track = List.copyOf(track);
  }

  /** Where the recorder was, and when, by satellite. */
  public record Point(Instant satellite, GeoPoint place) {}
}
