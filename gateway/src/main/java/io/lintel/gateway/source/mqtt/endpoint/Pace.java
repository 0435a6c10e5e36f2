package io.lintel.gateway.source.mqtt.endpoint;

/**
 * How many messages a connection may still send. Who is at the limit is not read for a moment,
 * which loses nothing; who is at it without a break for {@link #PATIENCE_TICKS} is sent away.
 */
final class Pace {
  /** Ticks at the limit, one after the other; a tick is a second. */
  static final int PATIENCE_TICKS = 60;

  private final int perTick;
  private int left;
  private int ticksAtLimit;

  Pace(int perTick) {
    this.perTick = perTick;
    this.left = perTick;
  }

  void took() {
    left--;
  }

  boolean exhausted() {
    return left <= 0;
  }

  /** A second has passed. */
  void tick() {
    ticksAtLimit = exhausted() ? ticksAtLimit + 1 : 0;
    left = Math.min(perTick, left + perTick);
  }

  boolean tooLong() {
    return ticksAtLimit >= PATIENCE_TICKS;
  }
}
