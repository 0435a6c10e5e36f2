package io.lintel.gateway.visit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import java.time.Duration;

/**
 * How far people's taps are from their acts: the act lies between {@code before} ahead of the tap
 * and {@code after} behind it.
 *
 * @param radiusMetres a tap farther than this from the address was not made at the door
 */
public record TapHabits(Duration before, Duration after, double radiusMetres) {
  /** When the act was; most likely at the tap. */
  TimeBounds act(TimeBounds tap) {
    return TimeBounds.ofMicros(
        tap.loMicros() - Micros.of(before),
        tap.estimateMicros(),
        tap.hiMicros() + Micros.of(after));
  }
}
