package io.lintel.gateway.docking;

import io.lintel.gateway.visit.GeoPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a movie file states of itself.
 *
 * @param created its {@code mvhd} creation time read as UTC, as the format wants it; null if it
 *     states none
 * @param local when it was made by the recorder's clock in local time, as AVI files state it, or
 *     null
 * @param length of the presentation
 * @param sound whether it has a sound track
 * @param place where it was recorded, without a time; from {@code ©xyz}, {@code
 *     com.apple.quicktime.location.ISO6709} or {@code loci}
 * @param track positions by satellite time, in the file's order
 * @param comment its {@code ©cmt}
 * @param flaw what is wrong with the rest of the file, in words, or null: what it states holds
 */
public record Footage(
    @Nullable Instant created,
    @Nullable LocalDateTime local,
    Duration length,
    boolean sound,
    @Nullable GeoPoint place,
    List<Point> track,
    @Nullable String comment,
    @Nullable String flaw) {
  public Footage {
    track = List.copyOf(track);
  }

  Footage withFlaw(String what) {
    return new Footage(created, local, length, sound, place, track, comment, what);
  }

  /** Where the recorder was, and when, by satellite. */
  public record Point(Instant satellite, GeoPoint place) {}
}
