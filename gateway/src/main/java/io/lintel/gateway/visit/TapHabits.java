package io.lintel.gateway.visit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Limits;
import java.time.Duration;
import java.util.List;

/**
 * How far people's taps are from their acts: the act lies between {@code before} ahead of the tap
 * and {@code after} behind it.
 *
 * @param radiusMetres a tap farther than this from the address was not made at the door
 */
public record TapHabits(Duration before, Duration after, double radiusMetres) {
  private static final Limit<Duration> BEFORE =
      Limit.seconds(
          "tap.before_s", "5", "how long before its tap an act may have been", "动作最多早于点按的时间（秒）");
  private static final Limit<Duration> AFTER =
      Limit.seconds(
          "tap.after_s", "10", "how long after its tap an act may have been", "动作最多晚于点按的时间（秒）");

  public static final Limit<Double> RADIUS =
      Limit.number(
          "radius_m",
          "150",
          0,
          100_000,
          "how far from the address is still at it; a tap farther away was not made at the door",
          "距地址多远仍算现场（米）；更远的点按不算在门口");

  /** What a policy may set of them. */
  public static final List<Limit<?>> KEYS = List.of(BEFORE, AFTER, RADIUS);

  public static TapHabits of(Limits limits) {
    return new TapHabits(limits.get(BEFORE), limits.get(AFTER), limits.get(RADIUS));
  }

  /** When the act was; most likely at the tap. */
  TimeBounds act(TimeBounds tap) {
    return TimeBounds.ofMicros(
        tap.loMicros() - Micros.of(before),
        tap.estimateMicros(),
        tap.hiMicros() + Micros.of(after));
  }
}
