package io.lintel.simulator.device;

import io.lintel.simulator.chance.Dice;
import java.util.Arrays;
import java.util.Locale;

/** Who burns the gas: how much in a day, when, and behind which meter. */
public enum ConsumptionProfile {
  /** Most at breakfast, noon and supper, a trickle at night. */
  HOUSEHOLD(
      400, 2_600, Make.DIAPHRAGM, "1 1 1 1 1 3 9 12 6 3 4 10 10 4 2 2 4 9 14 11 6 4 2 1"),
  /** Out all day: a little in the morning, supper, a shower. */
  TWO_PERSON(
      150, 900, Make.DIAPHRAGM, "0 0 0 0 0 2 14 8 1 0 0 1 1 0 0 0 1 12 24 18 9 6 2 1"),
  /** From the first stock at six until the last order. */
  RESTAURANT(
      15_000, 60_000, Make.ROTARY, "1 0 0 0 0 2 6 5 4 6 12 18 14 6 2 2 6 14 18 16 10 6 3 1"),
  /** Day and night, more when it is cold. */
  BOILER_HOUSE(
      800_000, 4_000_000, Make.TURBINE, "10 10 11 11 12 13 13 12 10 9 8 8 7 7 7 8 9 10 11 11 11 11 10 10"),
  /** Working hours only. */
  WORKSHOP(
      20_000, 120_000, Make.ROTARY, "0 0 0 0 0 0 1 8 14 14 14 12 3 12 14 14 12 8 2 0 0 0 0 0"),
  /** Nobody lives there; the valve is shut. */
  EMPTY_FLAT(
      0, 0, Make.DIAPHRAGM, "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1");

  private static final int HOURS = 24;

  private final int leastLitresADay;
  private final int mostLitresADay;
  private final Make make;
  private final int[] shares;
  private final long[] sharesBefore;

  /**
   * @param shares of the day's gas, hour by hour from midnight
   */
  ConsumptionProfile(int leastLitresADay, int mostLitresADay, Make make, String shares) {
    this.leastLitresADay = leastLitresADay;
    this.mostLitresADay = mostLitresADay;
    this.make = make;
    this.shares = Arrays.stream(shares.split(" ")).mapToInt(Integer::parseInt).toArray();
    this.sharesBefore = new long[HOURS + 1];
    for (int hour = 0; hour < HOURS; hour++) {
      sharesBefore[hour + 1] = sharesBefore[hour] + this.shares[hour];
    }
  }

  /**
   * What kind of meter such a customer has.
   *
   * @param wholeDigits of the counter, which begins again at zero behind the last of them
   * @param gaugePressure in the pipe while nobody burns anything, kPa
   * @param pressureDrop at full flow, kPa
   */
  public record Make(int wholeDigits, double gaugePressure, double pressureDrop) {
    static final Make DIAPHRAGM = new Make(5, 2.2, 0.25);
    static final Make ROTARY = new Make(7, 3.0, 0.5);
    static final Make TURBINE = new Make(8, 30.0, 4.0);
    private static final long MILLILITRES_OF_A_CUBIC_METRE = 1_000_000;

    /** Where the counter begins again, in millilitres. */
    public long counterEnds() {
      long ends = MILLILITRES_OF_A_CUBIC_METRE;
      for (int i = 0; i < wholeDigits; i++) {
        ends *= 10;
      }
      return ends;
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

  /** The hour's part of {@link #sharesOfDay}. */
  int shareOf(int hour) {
    return shares[hour];
  }

  long sharesBefore(int hour) {
    return sharesBefore[hour];
  }

  long sharesOfDay() {
    return sharesBefore[HOURS];
  }

  int busiestShare() {
    int busiest = 1;
    for (int share : shares) {
      busiest = Math.max(busiest, share);
    }
    return busiest;
  }
}
