package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.recorder.TimedFile;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.Door.Witness;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TapHabits;
import io.lintel.gateway.visit.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Visits without any step, at whose address a recorder of the technician's was in the appointment:
 * somebody was there, and nobody knows what was done.
 */
final class AssumedDoors {
  /** Satellites' time to the second, and the gateway's own error. */
  private static final Duration SATELLITE = Duration.ofMillis(1500);

  private AssumedDoors() {}

  static List<Door> fill(List<Door> doors, CaseRecorders recorders, TapHabits habits) {
    List<Door> filled = new ArrayList<>(doors.size());
    for (Door door : doors) {
      Visit.Appointment appointment = door.visit().appointment();
      GeoPoint address = door.visit().position();
      filled.add(
          door.carriedOut() || appointment == null || address == null
              ? door
              : assumed(door, appointment, address, doors, recorders, habits));
    }
    return filled;
  }

  private static Door assumed(
      Door door,
      Visit.Appointment appointment,
      GeoPoint address,
      List<Door> day,
      CaseRecorders recorders,
      TapHabits habits) {
    TimeBounds first = null;
    TimeBounds last = null;
    for (RecorderStory story :
        recorders.counting(door.technician(), appointment.from(), appointment.to())) {
      for (Place place : places(story, appointment.from(), appointment.to())) {
        TimeBounds time = place.time();
        if (!time.estimate().isBefore(appointment.from())
            && !time.estimate().isAfter(appointment.to())
            && at(place.fix(), address, habits)
            && !explained(time, day)) {
          first = first == null || time.lo().isBefore(first.lo()) ? time : first;
          last = last == null || time.hi().isAfter(last.hi()) ? time : last;
        }
      }
    }
    return first == null
        ? door
        : new Door(
            door.visit(),
            door.technician(),
            Witness.ASSUMED,
            List.of(),
            null,
            null,
            first,
            null,
            last);
  }

  private record Place(TimeBounds time, Step.Fix fix) {}

  /** Where a recorder was, by its own words and by the tracks of its docked files. */
  private static List<Place> places(RecorderStory story, Instant from, Instant to) {
    List<Place> places = new ArrayList<>();
    for (TimedEvent event : story.eventsAround(from, to)) {
      Step.Fix fix = event.event().position();
      if (fix != null) {
        places.add(new Place(event.time(), fix));
      }
    }
    for (TimedFile file : story.files()) {
      for (DockedFile.TrackPoint point : file.file().track()) {
        places.add(
            new Place(
                TimeBounds.between(
                    point.satellite().minus(SATELLITE), point.satellite().plus(SATELLITE)),
                point.fix()));
      }
    }
    return places;
  }

  private static boolean at(Step.@Nullable Fix fix, GeoPoint address, TapHabits habits) {
    return fix != null
        && fix.point().metresTo(address) - fix.accuracyMetres() <= habits.radiusMetres();
  }

  /** Whether the technician was at another door then, by the steps. */
  private static boolean explained(TimeBounds time, List<Door> day) {
    for (Door other : day) {
      TimeBounds from = other.from();
      TimeBounds to = other.to();
      if (from != null
          && to != null
          && !time.hi().isBefore(from.lo())
          && !time.lo().isAfter(to.hi())) {
        return true;
      }
    }
    return false;
  }
}
