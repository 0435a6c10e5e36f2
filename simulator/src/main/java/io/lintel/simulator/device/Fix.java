package io.lintel.simulator.device;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.town.Place;

/** A position as a receiver reports it: off by about its accuracy. */
public record Fix(Place place, int accuracyMetres) {
  private static final int OPEN_SKY = 5;
  private static final int STAIRWELL = 25;

  /** A fix taken at {@code place}; indoors and in stairwells it is a guess. */
  public static Fix at(Place place, boolean outdoors, Dice dice) {
    int accuracy = (outdoors ? OPEN_SKY : STAIRWELL) + dice.whole(0, 10);
    double deviation = accuracy / Math.sqrt(2);
    Place seen = place.moved(dice.normal(deviation), dice.normal(deviation));
    return new Fix(
        new Place(Math.round(seen.lat() * 1e6) / 1e6, Math.round(seen.lon() * 1e6) / 1e6),
        accuracy);
  }
}
