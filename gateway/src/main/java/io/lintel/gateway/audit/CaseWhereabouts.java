package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.linking.Astray;
import io.lintel.gateway.linking.Contradiction;
import io.lintel.gateway.linking.Sighting;
import io.lintel.gateway.linking.Sightings;
import io.lintel.gateway.linking.Stay;
import io.lintel.gateway.linking.Stays;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.linking.Whereabouts;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.TimedStep;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.visit.VisitId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a case's technician and the recorders in their hands were. What swaps are proposed is not
 * used here, so that proposals follow from the journal alone.
 */
final class CaseWhereabouts {
  /** How well a satellite's time is known. */
  private static final long SATELLITE = Micros.SECOND;

  private final CaseDay day;
  private final TechnicianId technician;
  private final Weights weights;

  private CaseWhereabouts(CaseDay day, Weights weights) {
    this.day = day;
    this.technician = day.file().technician();
    this.weights = weights;
  }

  static Whereabouts of(CaseDay day, Weights weights) {
    return new CaseWhereabouts(day, weights).all();
  }

  private Whereabouts all() {
    List<Stay> stays = stays();
    List<Astray> astray = new ArrayList<>();
    if (!stays.isEmpty()) {
      Stays own = new Stays(stays);
      boolean late = stays.stream().anyMatch(stay -> !stay.sure());
      for (RecorderStory story : day.recorders().all()) {
        // Whoever tapped a visit afterwards contradicts nothing: then others' recorders may.
        boolean elsewhere = seemsElsewhere(story, own);
        if (elsewhere || late) {
          Seen seen = seen(story);
          List<Sighting> thinned = Sightings.thinned(seen.sightings);
          boolean away = elsewhere && contradict(own, thinned);
          if (away || (late && !thinned.isEmpty())) {
            astray.add(new Astray(story.recorder(), technician, seen.from, seen.to, thinned, away));
          }
        }
      }
    }
    return new Whereabouts(stays, astray);
  }

  /** Asked of every position of everybody; nearly always told without asking whose it was. */
  private boolean seemsElsewhere(RecorderStory story, Stays own) {
    Contradiction contradiction = new Contradiction(own, weights);
    for (TimedEvent timed : story.events()) {
      Step.Fix fix = timed.event().position();
      if (fix != null) {
        contradiction.add(timed.time().loMicros(), timed.time().hiMicros(), fix);
      }
    }
    return contradiction.found() || contradict(own, track(day, story.recorder()));
  }

  private boolean contradict(Stays own, List<Sighting> sightings) {
    Contradiction contradiction = new Contradiction(own, weights);
    sightings.forEach(seen -> contradiction.add(seen.lo(), seen.hi(), seen.fix()));
    return contradiction.found();
  }

  private List<Stay> stays() {
    Map<VisitId, GeoPoint> addresses = new HashMap<>();
    for (Visit visit : day.file().visits()) {
      if (visit.position() != null) {
        addresses.put(visit.id(), visit.position());
      }
    }
    List<TimedStep> steps = new ArrayList<>();
    for (Step step : day.file().steps()) {
      TimedStep atDoor = day.atDoor(step);
      boolean own = step.technician().equals(technician);
      if (atDoor != null && (own || !atDoor.late())) {
        // Of a crew often one taps for all: then that phone tells where the others were, but not
        // where they are by the time it is made up for.
        steps.add(atDoor);
      } else if (own && step.position() != null) {
        steps.add(day.phones().time(step));
      }
    }
    List<Stay> stays = new ArrayList<>(Stays.of(steps, addresses));
    for (Door door : day.doors()) {
      GeoPoint address = door.visit().position();
      if (door.tappedLate() && address != null) {
        long tapped = Micros.of(Presence.firstTap(door));
        stays.add(
            Stays.sometime(
                door.visit().id(), address, tapped - Micros.of(LateCalls.LOOK_BACK), tapped));
      }
    }
    return Stays.sorted(stays);
  }

  /** A recorder's places while it was this technician's. */
  private static final class Seen {
    private final List<Sighting> sightings = new ArrayList<>();
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    void add(Sighting sighting, @Nullable CustodySpan span) {
      sightings.add(sighting);
      Instant end = span == null ? null : span.to();
      from = Math.min(from, span == null ? Long.MIN_VALUE : Micros.of(span.from()));
      to = Math.max(to, end == null ? Long.MAX_VALUE : Micros.of(end));
    }
  }

  private Seen seen(RecorderStory story) {
    Seen seen = new Seen();
    for (TimedEvent timed : story.events()) {
      Step.Fix fix = timed.event().position();
      if (fix != null) {
        long lo = timed.time().loMicros();
        long hi = timed.time().hiMicros();
        add(seen, story, new Sighting(timed.event().seq(), lo, hi, fix));
      }
    }
    track(day, story.recorder()).forEach(sighting -> add(seen, story, sighting));
    return seen;
  }

  /** The places of docked files, by satellite: no clock of ours is needed. */
  static List<Sighting> track(CaseDay day, String recorder) {
    List<Sighting> track = new ArrayList<>();
    for (DockedFile file : day.file().files()) {
      if (file.recorder().equals(recorder)) {
        for (DockedFile.TrackPoint point : file.track()) {
          long at = Micros.of(point.satellite());
          track.add(new Sighting(file.seq(), at - SATELLITE, at + SATELLITE, point.fix()));
        }
      }
    }
    return track;
  }

  /** The recorder's own word about who wears it stands above the book. */
  private void add(Seen seen, RecorderStory story, Sighting sighting) {
    Instant when = Micros.instant(sighting.lo() + (sighting.hi() - sighting.lo()) / 2);
    String bound = story.boundAt(when).orElse(null);
    CustodySpan span = day.recorders().custody().at(story.recorder(), when);
    if (bound != null ? bound.equals(technician.text()) : holds(span)) {
      seen.add(sighting, holds(span) ? span : null);
    }
  }

  private boolean holds(@Nullable CustodySpan span) {
    return span != null && span.technician().equals(technician);
  }
}
