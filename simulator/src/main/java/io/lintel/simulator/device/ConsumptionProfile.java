package io.lintel.simulator.device;

import io.lintel.simulator.chance.Dice;
import java.util.Locale;

/** Who burns the gas: how much in a day, when, and behind which meter. */
public enum ConsumptionProfile {
  /** Most at breakfast, noon and supper, a trickle at night. */
  HOUSEHOLD(400, 2_600, Make.DIAPHRAGM, "1 1 1 1 1 3 9 12 6 3 4 10 10 4 2 2 4 9 14 11 6 4 2 1"),
  /** Out all day: a little in the morning, supper, a shower. */
  TWO_PERSON(150, 900, Make.DIAPHRAGM, "0 0 0 0 0 2 14 8 1 0 0 1 1 0 0 0 1 12 24 18 9 6 2 1"),
  /** From the first stock at six until the last order. */
  RESTAURANT(15_000, 60_000, Make.ROTARY, "1 0 0 0 0 2 6 5 4 6 12 18 14 6 2 2 6 14 18 16 10 6 3 1"),
  /** Day and night, more when it is cold. */
  BOILER_HOUSE(
      800_000,
      4_000_000,
      Make.TURBINE,
      "10 10 11 11 12 13 13 12 10 9 8 8 7 7 7 8 9 10 11 11 11 11 10 10"),
  /** Working hours only. */
  WORKSHOP(20_000, 120_000, Make.ROTARY, "0 0 0 0 0 0 1 8 14 14 14 12 3 12 14 14 12 8 2 0 0 0 0 0"),
  /** Nobody lives there; the valve is shut. */
  EMPTY_FLAT(0, 0, Make.DIAPHRAGM, "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1");

  private final int leastLitresADay;
  private final int mostLitresADay;
  private final Make make;
  private final String hours;

  /**
   * @param hours how the day's gas is spread, hour by hour from midnight
   */
  ConsumptionProfile(int leastLitresADay, int mostLitresADay, Make make, String hours) {
    this.leastLitresADay = leastLitresADay;
    this.mostLitresADay = mostLitresADay;
    this.make = make;
    this.hours = hours;
  }

  /** What kind of meter a customer has. */
  public enum Make {
    DIAPHRAGM(5, 2.2, 0.25),
    ROTARY(7, 3.0, 0.5),
    TURBINE(8, 30.0, 4.0);

    private static final long MILLILITRES_OF_A_CUBIC_METRE = 1_000_000;

    private final int wholeDigits;
    private final double gaugePressure;
    private final double pressureDrop;

    /**
     * @param wholeDigits of the counter, which begins again at zero behind the last of them
     * @param gaugePressure in the pipe while nobody burns anything, kPa
     * @param pressureDrop at full flow, kPa
     */
    Make(int wholeDigits, double gaugePressure, double pressureDrop) {
      this.wholeDigits = wholeDigits;
      this.gaugePressure = gaugePressure;
      this.pressureDrop = pressureDrop;
    }

    /** Where the counter begins again, in millilitres. */
    public long counterEnds() {
      long ends = MILLILITRES_OF_A_CUBIC_METRE;
      for (int i = 0; i < wholeDigits; i++) {
        ends *= 10;
      }
      return ends;
    }

    /**
     * Above the atmosphere's, kPa.
     *
     * @param load the present flow as a share of the highest
     */
    double gaugePressure(double load) {
      return gaugePressure - pressureDrop * load;
    }
  }

  public Make make() {
    return make;
  }

  /** As scenarios and the truth spell it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  int litresPerDay(Dice dice) {
    return dice.whole(leastLitresADay, mostLitresADay);
  }

  String hours() {
    return hours;
  }
}
