package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Middle;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import org.jspecify.annotations.Nullable;

/**
 * What one recorder told of its places in a visit, against the visit's address. One place alone is
 * as good as its accuracy; the middle of several is better, and tells the next house from this one,
 * unless one of them was right at the door.
 */
final class PlacesTold {
  /** How far from its address a visit really is: stairwell, courtyard, wrong map. */
  private static final double ADDRESS_METRES = 30;

  private final GeoPoint address;
  private final double radiusMetres;
  private final Middle middle = new Middle();
  private int near;
  private int atTheDoor;

  private PlacesTold(GeoPoint address, double radiusMetres) {
    this.address = address;
    this.radiusMetres = radiusMetres;
  }

  /**
   * What {@code story} told that was surely inside the visit at {@code door}; null where nobody
   * knows where that was, or when.
   *
   * @param radiusMetres a single place farther than this from the address is another
   */
  static @Nullable PlacesTold in(Door door, RecorderStory story, double radiusMetres) {
    GeoPoint address = door.visit().position();
    TimeBounds from = door.from();
    TimeBounds to = door.to();
    if (address == null || from == null || to == null) {
      return null;
    }
    PlacesTold places = new PlacesTold(address, radiusMetres);
    for (TimedEvent event : story.eventsAround(from.hi(), to.lo())) {
      Step.Fix fix = event.event().position();
      if (fix != null && event.time().isWithin(from, to)) {
        places.add(fix);
      }
    }
    return places;
  }

  private void add(Step.Fix fix) {
    middle.add(fix);
    double least = fix.point().metresTo(address) - fix.accuracyMetres();
    if (least <= radiusMetres) {
      near++;
    }
    if (least <= ADDRESS_METRES) {
      atTheDoor++;
    }
  }

  boolean told() {
    return middle.count() > 0;
  }

  /** Whether what was told leaves it possible that the recorder was at the address. */
  boolean mayBeHere() {
    return atTheDoor > 0 || (near > 0 && !middle.isElsewhere(address, 0));
  }
}
