package io.lintel.gateway.linking;

import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Stays and sightings of a day set by hand, in minutes. */
final class StagedSwaps {
  static final TechnicianId ONE = new TechnicianId("T-1");
  static final TechnicianId TWO = new TechnicianId("T-2");
  static final TechnicianId THREE = new TechnicianId("T-3");
  static final GeoPoint HERE = new GeoPoint(37.4346, 118.6747);
  static final GeoPoint THERE = new GeoPoint(37.4418, 118.6747);
  static final GeoPoint ELSEWHERE = new GeoPoint(37.4490, 118.6747);
  static final GeoPoint FAR = new GeoPoint(37.4700, 118.6747);
  static final Instant DAY = Instant.parse("2026-11-21T16:00:00Z");

  private StagedSwaps() {}

  static List<Swap> proposed(Map<TechnicianId, List<Stay>> stays, Astray... astray) {
    return proposed(stays, List.of(astray));
  }

  static List<Swap> proposed(Map<TechnicianId, List<Stay>> stays, List<Astray> astray) {
    return SwapProposals.of(astray, stays, DAY, DAY.plus(Duration.ofDays(1)), Weights.DEFAULT);
  }

  static boolean isSure(List<Swap> swaps, int minute) {
    return holds(swaps.stream().filter(swap -> swap.outweighs(Weights.DEFAULT)).toList(), minute);
  }

  static boolean holds(List<Swap> swaps, int minute) {
    return swaps.stream().anyMatch(swap -> swap.holds(DAY.plus(Duration.ofMinutes(minute))));
  }

  static Stay stay(int fromMinute, int toMinute, GeoPoint place) {
    VisitId visit = new VisitId("V-" + fromMinute + "-" + place.lat());
    return new Stay(visit, micros(fromMinute), micros(toMinute), place, 20, true);
  }

  static Sighting seen(long seq, int minute, GeoPoint place) {
    return new Sighting(
        seq, micros(minute) - 1_000_000, micros(minute) + 1_000_000, new Step.Fix(place, 15));
  }

  static Astray astray(String recorder, TechnicianId holder, Sighting... seen) {
    return new Astray(recorder, holder, micros(0), Long.MAX_VALUE, List.of(seen), true);
  }

  static long micros(int minute) {
    return DAY.plus(Duration.ofMinutes(minute)).getEpochSecond() * 1_000_000;
  }
}
