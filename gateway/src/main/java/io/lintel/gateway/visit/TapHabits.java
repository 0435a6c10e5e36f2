package io.lintel.gateway.visit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Limits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far people's taps are from their acts: the act lies between {@code before} ahead of the tap
 * and {@code after} behind it, unless the taps themselves show otherwise.
 *
 * @param radiusMetres a tap farther than this from the address was not made at the door
 * @param sitting taps no farther apart than this may have been made in one go
 * @param together a knock tapped so soon after the arrival was tapped with it, on the way to the
 *     door
 * @param apart how far at most a knock that was tapped ahead is after its tap, and leaving before
 *     its own
 */
public record TapHabits(
    Duration before,
    Duration after,
    double radiusMetres,
    Duration sitting,
    Duration together,
    Duration apart) {
  private static final Limit<Duration> BEFORE =
      Limit.seconds(
          "tap.before_s", "5", "how long before its tap an act may have been", "动作最多早于点按的时间（秒）");
  private static final Limit<Duration> AFTER =
      Limit.seconds(
          "tap.after_s", "10", "how long after its tap an act may have been", "动作最多晚于点按的时间（秒）");

  private static final Limit<Duration> SITTING =
      Limit.seconds(
          "tap.sitting_s",
          "20",
          "steps no farther apart may have been tapped in one go",
          "相隔不超过此时间的步骤可能是一次连续点按（秒）");
  private static final Limit<Duration> TOGETHER =
      Limit.seconds(
          "tap.together_s",
          "15",
          "a knock tapped so soon after the arrival was tapped with it, on the way to the door",
          "到达后此时间内点按的敲门视为途中一并点按（秒）");
  private static final Limit<Duration> APART =
      Limit.seconds(
          "tap.apart_s",
          "300",
          "how long at most a knock tapped ahead is after its tap, and leaving before its own",
          "提前点按的敲门最多晚于点按、离开最多早于点按的时间（秒）");

  public static final Limit<Double> RADIUS =
      Limit.number(
          "radius_m",
          "150",
          0,
          100_000,
          "how far from the address is still at it; a tap farther away was not made at the door",
          "距地址多远仍算现场（米）；更远的点按不算在门口");

  /** What a policy may set of them. */
  public static final List<Limit<?>> KEYS =
      List.of(BEFORE, AFTER, SITTING, TOGETHER, APART, RADIUS);

  public static TapHabits of(Limits limits) {
    return new TapHabits(
        limits.get(BEFORE),
        limits.get(AFTER),
        limits.get(RADIUS),
        limits.get(SITTING),
        limits.get(TOGETHER),
        limits.get(APART));
  }

  /** When the act was; most likely at the tap. */
  TimeBounds act(TimeBounds tap) {
    return TimeBounds.ofMicros(
        tap.loMicros() - Micros.of(before),
        tap.estimateMicros(),
        tap.hiMicros() + Micros.of(after));
  }

  /**
   * When somebody knocked who tapped it at {@code act} and may have done so on the way: before
   * {@code next}, what was tapped after it.
   */
  TimeBounds ahead(TimeBounds act, @Nullable TimeBounds next) {
    long most = act.hiMicros() + Micros.of(apart);
    long hi = next == null ? most : Math.min(most, next.hiMicros());
    return TimeBounds.ofMicros(act.loMicros(), act.estimateMicros(), Math.max(act.hiMicros(), hi));
  }

  /** When somebody left who tapped it then, or some time later: after {@code last}. */
  TimeBounds leaving(TimeBounds act, @Nullable TimeBounds last) {
    long least = act.loMicros() - Micros.of(apart);
    long lo = last == null ? least : Math.max(least, last.loMicros());
    return TimeBounds.ofMicros(Math.min(act.loMicros(), lo), act.estimateMicros(), act.hiMicros());
  }
}
