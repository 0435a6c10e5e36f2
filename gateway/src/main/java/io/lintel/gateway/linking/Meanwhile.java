package io.lintel.gateway.linking;

import io.lintel.gateway.visit.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stays that a recorder's holder and somebody else were in at some time, and how well its
 * places fit them. All its positions meanwhile are taken for one, their middle, which tells the
 * next house from this one; unless they are too far apart to be at one place, as of somebody who
 * walks by.
 */
final class Meanwhile {
  private record Stood(@Nullable Stay held, @Nullable Stay there) {}

  private final @Nullable Stay held;
  private final @Nullable Stay there;
  private final Middle middle = new Middle();
  private double heldSum;
  private double thereSum;
  private double byHolder;
  private double middleByHolder;
  private double byBearer;

  private Meanwhile(Stood stood) {
    this.held = stood.held;
    this.there = stood.there;
  }

  /** For each of the recorder's positions. */
  static List<Meanwhile> all(Astray astray, Stays holder, Stays bearer, PlaceEvidence places) {
    Map<Stood, Meanwhile> known = new HashMap<>();
    List<Meanwhile> all = new ArrayList<>();
    for (Sighting seen : astray.seen()) {
      Stood stood =
          new Stood(holder.holding(seen.lo(), seen.hi()), bearer.holding(seen.lo(), seen.hi()));
      Meanwhile meanwhile = known.computeIfAbsent(stood, Meanwhile::new);
      meanwhile.add(seen.fix(), places);
      all.add(meanwhile);
    }
    known.values().forEach(meanwhile -> meanwhile.weigh(places));
    return all;
  }

  private void add(Step.Fix fix, PlaceEvidence places) {
    middle.add(fix);
    heldSum += held == null ? 0 : places.unlimited(fix, held);
    thereSum += there == null ? 0 : places.unlimited(fix, there);
  }

  private void weigh(PlaceEvidence places) {
    middleByHolder = byMiddle(held, places);
    byHolder = Math.min(heldSum / middle.count(), middleByHolder);
    byBearer = Math.min(thereSum / middle.count(), byMiddle(there, places));
  }

  private double byMiddle(@Nullable Stay stay, PlaceEvidence places) {
    return stay == null ? 0 : places.unlimited(middle.fix(), stay);
  }

  /** The holder's, or null where nobody knows where they were. */
  @Nullable Stay held() {
    return held;
  }

  /** The other's, or null likewise. */
  @Nullable Stay there() {
    return there;
  }

  double byHolder() {
    return byHolder;
  }

  /** How well the middle of its places fits the holder's stay; 0 where nobody knows of one. */
  double middleByHolder() {
    return middleByHolder;
  }

  double byBearer() {
    return byBearer;
  }

  /** Whether it fits both equally well, as two phones tell one door, or that beside it. */
  boolean isOneDoor() {
    return byHolder > 0 && byBearer > 0 && Math.abs(byBearer - byHolder) < PlaceEvidence.DECISIVE;
  }

  /** Whether the two were there together. */
  boolean isOneVisit() {
    return held != null && there != null && held.visit().equals(there.visit());
  }

  /** From when the first of both was there to when the last was. */
  Stay spanning() {
    Stay one = Objects.requireNonNull(held);
    Stay other = Objects.requireNonNull(there);
    return one.during(Math.min(one.from(), other.from()), Math.max(one.to(), other.to()));
  }
}
