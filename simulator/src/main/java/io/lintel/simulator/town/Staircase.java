package io.lintel.simulator.town;

/**
 * One entrance of one house: what work orders call a building.
 *
 * @param address up to and with the entrance, in Chinese
 */
public record Staircase(String id, String address, Place place) {
  public Door door(int floor, int flat) {
    return new Door(this, floor, flat);
  }
}
