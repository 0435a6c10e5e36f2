package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.visit.Door;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a recorder was in its technician's hands before and after a moment, by the nearest doors
 * that tell. A door tells that it was where it was at the address and nobody else came along, for
 * two who swapped would both be there; and that it was not where all its places are elsewhere.
 *
 * @param day all doors of the technician's day
 * @param radiusMetres a place farther than this from an address is another
 */
record InHand(List<Door> day, double radiusMetres) {
  /** What a door tells of a recorder. */
  private enum Told {
    HERE,
    AWAY,
    NOTHING
  }

  /** Whether the nearest telling doors on both sides of {@code when} say that it was. */
  boolean around(RecorderStory story, @Nullable Door except, Instant when) {
    return nearest(story, except, when, false) == Told.HERE
        && nearest(story, except, when, true) == Told.HERE;
  }

  /** Whether one of them says that it was not. */
  boolean gone(RecorderStory story, @Nullable Door except, Instant when) {
    return nearest(story, except, when, false) == Told.AWAY
        || nearest(story, except, when, true) == Told.AWAY;
  }

  private Told nearest(RecorderStory story, @Nullable Door except, Instant when, boolean after) {
    Told nearest = Told.NOTHING;
    Instant at = null;
    for (Door door : day) {
      Instant from = door.equals(except) ? null : arrival(door);
      if (from == null
          || from.isAfter(when) != after
          || (at != null && (after ? from.isAfter(at) : from.isBefore(at)))) {
        continue;
      }
      Told told = told(story, door);
      if (told != Told.NOTHING) {
        nearest = told;
        at = from;
      }
    }
    return nearest;
  }

  private static @Nullable Instant arrival(Door door) {
    TimeBounds from = door.from();
    return from == null ? null : from.estimate();
  }

  private Told told(RecorderStory story, Door door) {
    if (door.witness() != Door.Witness.OWN || door.tappedLate()) {
      return Told.NOTHING;
    }
    PlacesTold places = PlacesTold.in(door, story, radiusMetres);
    if (places == null || !places.told()) {
      return Told.NOTHING;
    }
    if (!places.mayBeHere()) {
      return Told.AWAY;
    }
    return door.visit().technicians().size() > 1 ? Told.NOTHING : Told.HERE;
  }
}
