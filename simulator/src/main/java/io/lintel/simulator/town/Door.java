package io.lintel.simulator.town;

/** One flat's door. Flats are numbered by floor: 502 is the second door on the fifth. */
public record Door(Staircase staircase, int floor, int flat) {
  public String address() {
    return staircase.address() + floor + "0" + flat + "室";
  }

  public Place place() {
    return staircase.place();
  }
}
