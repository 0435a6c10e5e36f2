package io.lintel.simulator.device;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** How a day's gas is spread over its hours, as parts of their sum. */
final class DayCurve {
  private static final int HOURS = 24;
  private static final Map<ConsumptionProfile, DayCurve> CURVES =
      new EnumMap<>(ConsumptionProfile.class);

  static {
    for (ConsumptionProfile profile : ConsumptionProfile.values()) {
      CURVES.put(profile, new DayCurve(profile.hours()));
    }
  }

  private final int[] parts;
  private final long[] before = new long[HOURS + 1];
  private final int busiest;

  private DayCurve(String hours) {
    parts = Arrays.stream(hours.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    for (int hour = 0; hour < HOURS; hour++) {
      before[hour + 1] = before[hour] + parts[hour];
    }
    busiest = Arrays.stream(parts).max().orElseThrow();
  }

  static DayCurve of(ConsumptionProfile profile) {
    DayCurve curve = CURVES.get(profile);
    if (curve == null) {
      throw new IllegalStateException("no curve for " + profile);
    }
    return curve;
  }

  int part(int hour) {
    return parts[hour];
  }

  /** All parts from midnight to the beginning of {@code hour}. */
  long before(int hour) {
    return before[hour];
  }

  long all() {
    return before[HOURS];
  }

  /** The highest part. */
  int busiest() {
    return busiest;
  }
}
