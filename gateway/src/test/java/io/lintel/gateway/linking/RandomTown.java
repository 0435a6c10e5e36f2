package io.lintel.gateway.linking;

import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Technicians on their rounds through a town, their phones and recorders off by their accuracy, and
 * who really carries whose recorder from when on.
 */
final class RandomTown {
  static final Instant DAY = Instant.parse("2026-11-21T16:00:00Z");
  private static final long SECOND = 1_000_000;
  private static final int TECHNICIANS = 10;
  private static final int VISITS = 8;
  private static final GeoPoint CENTRE = new GeoPoint(36.6600, 117.0450);

  private final Random random;
  private final String prefix;
  private final long begin;
  private final List<List<Stay>> truth = new ArrayList<>();
  private final int[] bearer = new int[TECHNICIANS];
  private int swappedFromMinute = Integer.MAX_VALUE;
  private long seq;

  RandomTown(long seed, String prefix, Duration shift) {
    this.random = new Random(seed * 31 + 5);
    this.prefix = prefix;
    this.begin = (DAY.getEpochSecond() + shift.toSeconds()) * SECOND;
    for (int i = 0; i < TECHNICIANS; i++) {
      bearer[i] = i;
      truth.add(round(i));
    }
  }

  static RandomTown of(long seed) {
    return new RandomTown(seed, "T-", Duration.ZERO);
  }

  /** The first and the second carry each other's recorder from the first visit begun after. */
  RandomTown swapped(int fromMinute) {
    bearer[0] = 1;
    bearer[1] = 0;
    swappedFromMinute = fromMinute;
    return this;
  }

  /** The first's recorder is with the second, who has their own as well. */
  RandomTown lent(int fromMinute) {
    bearer[0] = 1;
    swappedFromMinute = fromMinute;
    return this;
  }

  /** The second works with the first, at the same doors. */
  RandomTown together() {
    truth.set(1, truth.get(0));
    return this;
  }

  /** Partners call together at every third door. */
  private List<Stay> round(int technician) {
    List<Stay> stays = new ArrayList<>();
    long at = begin + (8 * 3600 + random.nextInt(600)) * SECOND;
    for (int i = 0; i < VISITS; i++) {
      long length = (300 + random.nextInt(1200)) * SECOND;
      if (technician % 2 == 1 && i % 3 == 2) {
        stays.add(truth.get(technician - 1).get(i));
      } else {
        VisitId visit = new VisitId("V-" + technician + "-" + i);
        stays.add(new Stay(visit, at, at + length, near(CENTRE, 900), 0, true));
      }
      at = stays.get(i).to() + (300 + random.nextInt(600)) * SECOND;
    }
    return stays;
  }

  TechnicianId technician(int number) {
    return new TechnicianId(prefix + number);
  }

  /** Where the phones say that people were. */
  Map<TechnicianId, List<Stay>> stays() {
    Map<TechnicianId, List<Stay>> stays = new TreeMap<>();
    for (int i = 0; i < TECHNICIANS; i++) {
      List<Stay> seen = new ArrayList<>();
      long before = Long.MIN_VALUE;
      for (Stay stay : truth.get(i)) {
        if (stay.from() > before) {
          GeoPoint place = near(stay.place(), 18);
          seen.add(new Stay(stay.visit(), stay.from(), stay.to(), place, 30, true));
          before = stay.to();
        }
      }
      stays.put(technician(i), seen);
    }
    return stays;
  }

  List<Astray> astray(Map<TechnicianId, List<Stay>> stays) {
    List<Astray> astray = new ArrayList<>();
    for (int i = 0; i < TECHNICIANS; i++) {
      List<Sighting> seen = new ArrayList<>();
      for (int minute = 7 * 60; minute < 18 * 60; minute++) {
        long at = begin + (minute * 60L + random.nextInt(3)) * SECOND;
        int with = minute >= swappedFromMinute ? bearer[i] : i;
        Step.Fix fix = new Step.Fix(near(whereIs(with, at), 20), 25 + random.nextInt(10));
        seen.add(new Sighting(++seq, at - SECOND, at + SECOND, fix));
      }
      Collections.shuffle(seen, random);
      List<Sighting> thinned = Sightings.thinned(seen);
      Stays own = new Stays(stays.getOrDefault(technician(i), List.of()));
      Contradiction contradiction = new Contradiction(own, Weights.DEFAULT);
      thinned.forEach(one -> contradiction.add(one.lo(), one.hi(), one.fix()));
      if (contradiction.found()) {
        astray.add(
            new Astray(
                "R-" + i, technician(i), begin + 7 * 3600 * SECOND, Long.MAX_VALUE, thinned, true));
      }
    }
    return astray;
  }

  List<Swap> proposed() {
    Map<TechnicianId, List<Stay>> stays = stays();
    Instant day = Instant.ofEpochSecond(begin / SECOND);
    return SwapProposals.of(
        astray(stays), stays, day, day.plus(Duration.ofDays(1)), Weights.DEFAULT);
  }

  private GeoPoint whereIs(int technician, long at) {
    Stay before = truth.get(technician).get(0);
    for (Stay stay : truth.get(technician)) {
      if (at < stay.from()) {
        double gone = Math.max(0, at - before.to()) / (double) (stay.from() - before.to());
        return between(before.place(), stay.place(), before.equals(stay) ? 1 : gone);
      }
      before = stay;
      if (at <= stay.to()) {
        return stay.place();
      }
    }
    return before.place();
  }

  private static GeoPoint between(GeoPoint one, GeoPoint other, double part) {
    return new GeoPoint(
        one.lat() + (other.lat() - one.lat()) * part, one.lon() + (other.lon() - one.lon()) * part);
  }

  /** Gaussian, {@code metres} each way. */
  private GeoPoint near(GeoPoint point, double metres) {
    return new GeoPoint(
        point.lat() + random.nextGaussian() * metres / 111_000,
        point.lon() + random.nextGaussian() * metres / 89_000);
  }
}
