package io.lintel.simulator.town;

import io.lintel.simulator.chance.Dice;
import java.util.ArrayList;
import java.util.List;

/** The staircases of a town, and the depot where recorders are handed out. */
public record Town(Place depot, List<Staircase> staircases) {
  private static final double STREET_METRES = 500;
  private static final double DEPTH_METRES = 120;

  public Town {
    staircases = List.copyOf(staircases);
  }

  /** Houses along {@code streets}, as many staircases as asked for. */
  public static Town laidOut(
      String district, Place depot, List<Street> streets, int staircases, Dice dice) {
    List<Staircase> built = new ArrayList<>();
    int number = 1;
    while (built.size() < staircases) {
      Street street = dice.pick(streets);
      Place place =
          street
              .middle()
              .moved(
                  dice.between(-DEPTH_METRES, DEPTH_METRES),
                  dice.between(-STREET_METRES, STREET_METRES));
      int house = dice.whole(1, 160);
      int block = dice.whole(1, 12);
      int entrances = Math.min(dice.whole(1, 3), staircases - built.size());
      for (int entrance = 1; entrance <= entrances; entrance++) {
        String address =
            "%s%s%d号%d号楼%d单元".formatted(district, street.name(), house, block, entrance);
        built.add(
            new Staircase(
                "B-%d-%d".formatted(number, entrance),
                address,
                rounded(place.moved(0, 18.0 * (entrance - 1)))));
      }
      number++;
    }
    return new Town(depot, built);
  }

  private static Place rounded(Place place) {
    return new Place(Math.round(place.lat() * 1e6) / 1e6, Math.round(place.lon() * 1e6) / 1e6);
  }
}
