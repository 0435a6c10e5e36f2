package io.lintel.gateway.clock;

import java.time.Duration;

/**
 * What is believed of networks and clocks where nothing is measured; docs/linking.md says why.
 *
 * @param transit L: the longest way of the fastest live message, once a round trip was measured
 * @param unearnedTransit L without a measured round trip
 * @param driftPerDay ρ: how much a clock may gain or lose in a day
 * @param network prior of a clock set by the mobile network, either way
 * @param device prior of a clock of which nobody knows when it was set
 * @param phone prior of a phone that sends no {@code age_ms}
 * @param latest how long a message may be under way at most
 * @param gateway g: how far the gateway's own clock may be from absolute time, either way; counts
 *     only against evidence in absolute time: satellites and docking stations
 */
public record ClockLimits(
    Duration transit,
    Duration unearnedTransit,
    Duration driftPerDay,
    Duration network,
    Duration device,
    Duration phone,
    Duration latest,
    Duration gateway) {
  /** A live message has at least this many around it, itself included. */
  static final int LIVE_MESSAGES = 5;

  /** … within this time, … */
  static final Duration LIVE_WINDOW = Duration.ofMinutes(30);

  /** … spread over at least this time, … */
  static final Duration LIVE_SPREAD = Duration.ofMinutes(2);

  /** … and none so soon after an interruption, when queues are flushed. */
  static final Duration SETTLING = Duration.ofMinutes(1);

  public static final ClockLimits DEFAULT =
      new ClockLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofHours(36),
          Duration.ofMillis(500));

  /** How well a satellite's or a station's time says what a device's clock shows: to a second. */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  /** How far a look at a device's clock beside absolute time may be wrong, in microseconds. */
  public long glance() {
    return Micros.of(GLANCE) + Micros.of(gateway);
  }
}
