package io.lintel.gateway.recorder;

import io.lintel.gateway.visit.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording as a docking station took it from the recorder: proof that it was made, in the
 * recorder's own time. The same file from two stations is two of these with one hash.
 *
 * @param seq its journal number
 * @param name as on the recorder
 * @param sha256 of the whole file in hex, or null where the station did not say
 * @param began when it began by the recorder's clock, in UTC
 * @param zone null where what was written says its own; else the zone of the place, by whose offset
 *     {@code began} may be off: {@code mvhd} is to be UTC, and some devices write local time
 * @param written what else the file or its record say of the begin, by the recorder's clock: its
 *     name is in local time; empty if nothing
 * @param length zero where nobody knows it
 * @param sound whether it has a sound track, or null if nobody looked
 * @param track positions by satellite time; empty without satellites
 * @param station which took it
 * @param docked when the station had it, by the station's clock
 * @param received when the gateway heard of it
 */
public record DockedFile(
    long seq,
    String recorder,
    String name,
    @Nullable String sha256,
    Instant began,
    @Nullable ZoneId zone,
    List<Instant> written,
    Duration length,
    @Nullable Boolean sound,
    List<TrackPoint> track,
    String station,
    @Nullable Instant docked,
    Instant received) {
  public DockedFile {
    written = List.copyOf(written);
    track = List.copyOf(track);
  }

  /**
   * How far {@code began} may be ahead of UTC, as the offset at that time; zero where it is UTC for
   * sure.
   */
  public Duration localAhead() {
    return zone == null
        ? Duration.ZERO
        : Duration.ofSeconds(zone.getRules().getOffset(began).getTotalSeconds());
  }

  /** The same, of which nobody knows how long it is: what it states cannot be. */
  DockedFile ofUnknownLength() {
    return new DockedFile(
        seq,
        recorder,
        name,
        sha256,
        began,
        zone,
        written,
        Duration.ZERO,
        sound,
        track,
        station,
        docked,
        received);
  }

  /** Whether it states how long it is, and that can be. */
  boolean hasLength() {
    return !length.isZero();
  }

  /** Of all reports that are equal here, each tells of the same file. */
  public Sameness sameness() {
    return sha256 == null
        ? new Sameness(recorder, null, name, began, length)
        : new Sameness(recorder, sha256, null, null, null);
  }

  /** A file's content, or what it is known by where nobody made a hash of it. */
  public record Sameness(
      String recorder,
      @Nullable String sha256,
      @Nullable String name,
      @Nullable Instant began,
      @Nullable Duration length) {}

  /**
   * Where the recorder was, by satellite.
   *
   * @param into how far into the file, or null where the file does not say
   * @param satellite the satellites' time
   */
  public record TrackPoint(@Nullable Duration into, Instant satellite, Step.Fix fix) {}
}
