package io.lintel.simulator.dock;

import io.lintel.simulator.town.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one file of a recorder states.
 *
 * @param created the creation time as it is written, which is not always UTC
 * @param user who was bound to the recorder
 * @param declared the length that it states, which need not be so
 * @param sound whether there is a sound track; a muted recorder writes none
 * @param track where satellites saw the recorder; empty for one without a receiver
 * @param picture what the picture is drawn from: another number, other content
 */
public record Footage(
    String recorder,
    String user,
    String model,
    int epoch,
    Instant created,
    Duration length,
    Declared declared,
    boolean sound,
    List<Waypoint> track,
    long picture) {
  /** The most points a file holds; further ones are left out. */
  public static final int MOST_WAYPOINTS = 16;

  /** A length as headers write it, in 32 bits. */
  public record Declared(long ticks, int perSecond) {
    private static final int MILLIS = 1_000;

    static Declared of(Duration length) {
      return new Declared(length.toMillis(), MILLIS);
    }

    public Duration length() {
      return Duration.ofMillis(ticks * MILLIS / perSecond);
    }
  }

  /** One that states its length as it is. */
  public Footage(
      String recorder,
      String user,
      String model,
      int epoch,
      Instant created,
      Duration length,
      boolean sound,
      List<Waypoint> track,
      long picture) {
    this(recorder, user, model, epoch, created, length, Declared.of(length), sound, track, picture);
  }

  /** The same with another length stated. */
  Footage declaring(Declared other) {
    return new Footage(recorder, user, model, epoch, created, length, other, sound, track, picture);
  }

  /** By the satellites' time, which is right whatever the recorder's clock shows. */
  public record Waypoint(Instant at, Place place) {}

  public Footage {
    track = List.copyOf(track.subList(0, Math.min(track.size(), MOST_WAYPOINTS)));
  }
}
