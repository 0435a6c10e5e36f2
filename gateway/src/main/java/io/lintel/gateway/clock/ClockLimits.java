package io.lintel.gateway.clock;

import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Limits;
import java.time.Duration;
import java.util.List;

/**
 * What is believed of networks and clocks where nothing is measured; docs/linking.md says why.
 *
 * @param transit L: the longest way of the fastest live message, once a round trip was measured
 * @param unearnedTransit L without a measured round trip
 * @param driftPerDay ρ: how much a clock may gain or lose within a day
 * @param driftUnmeasured how much in each of several days, where nobody measured its drift
 * @param relay how long a constant delay may be: what comes late without ever varying may come
 *     through a relay, or from a clock that is as far behind
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
    Duration driftUnmeasured,
    Duration relay,
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

  private static final Limit<Duration> TRANSIT =
      Limit.seconds("clock.transit_s", "2", "L with a measured round trip", "L：测得往返时间时（秒）");
  private static final Limit<Duration> UNEARNED_TRANSIT =
      Limit.seconds(
          "clock.unearned_transit_s", "30", "L without a measured round trip", "L：未测得往返时间时（秒）");
  private static final Limit<Duration> DRIFT_PER_DAY =
      Limit.seconds(
          "clock.drift_s_per_day",
          "2",
          "ρ: how much a clock may gain or lose in a day",
          "ρ：时钟每日漂移（秒）");
  private static final Limit<Duration> DRIFT_UNMEASURED =
      Limit.seconds(
          "clock.drift_unmeasured_s_per_day",
          "20",
          "how much it may in each of several days, where nobody measured its drift",
          "跨越数日且漂移未经测量时的每日漂移（秒）");
  private static final Limit<Duration> RELAY =
      Limit.seconds(
          "clock.relay_s",
          "120",
          "how long a constant delay may be that looks like a clock behind",
          "与时钟偏慢无法区分的恒定延迟的上限（秒）");
  private static final Limit<Duration> NETWORK =
      Limit.seconds(
          "clock.network_s", "2", "prior of a clock that a network sets", "由网络校时的时钟的先验误差（秒）");
  private static final Limit<Duration> DEVICE =
      Limit.seconds("clock.device_s", "60", "prior of any other device's clock", "其他设备时钟的先验误差（秒）");
  private static final Limit<Duration> PHONE =
      Limit.seconds("clock.phone_s", "120", "prior of a phone's clock", "手机时钟的先验误差（秒）");
  private static final Limit<Duration> LATEST =
      Limit.seconds(
          "clock.latest_s", "129600", "how long a message may be under way", "消息在途的最长时间（秒）");
  private static final Limit<Duration> GATEWAY =
      Limit.seconds(
          "clock.gateway_s",
          "0.5",
          "g: how far the gateway's own clock may be off; counts against satellites and docks only",
          "g：网关自身时钟的误差（秒），仅对卫星时间和采集站计入");

  /** What a policy may set of them. */
  public static final List<Limit<?>> KEYS =
      List.of(
          TRANSIT,
          UNEARNED_TRANSIT,
          DRIFT_PER_DAY,
          DRIFT_UNMEASURED,
          RELAY,
          NETWORK,
          DEVICE,
          PHONE,
          LATEST,
          GATEWAY);

  public static final ClockLimits DEFAULT = of(Limits.USUAL);

  public static ClockLimits of(Limits limits) {
    return new ClockLimits(
        limits.get(TRANSIT),
        limits.get(UNEARNED_TRANSIT),
        limits.get(DRIFT_PER_DAY),
        limits.get(DRIFT_UNMEASURED),
        limits.get(RELAY),
        limits.get(NETWORK),
        limits.get(DEVICE),
        limits.get(PHONE),
        limits.get(LATEST),
        limits.get(GATEWAY));
  }

  /**
   * The same of a device that talks to the gateway itself, not through its maker's cloud: a phone's
   * steps that seem later than they were accuse nobody of a knock, and leaving is not tapped to the
   * minute anyway.
   */
  public ClockLimits direct() {
    return new ClockLimits(
        transit,
        unearnedTransit,
        driftPerDay,
        driftUnmeasured,
        Duration.ZERO,
        network,
        device,
        phone,
        latest,
        gateway);
  }

  /**
   * The same of a clock whose own drift was measured.
   *
   * @param within a day
   * @param over several days, in each
   */
  public ClockLimits drifting(Duration within, Duration over) {
    return new ClockLimits(
        transit, unearnedTransit, within, over, relay, network, device, phone, latest, gateway);
  }

  /** How well a satellite's or a station's time says what a device's clock shows: to a second. */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  /** How far a look at a device's clock beside absolute time may be wrong, in microseconds. */
  public long glance() {
    return Micros.of(GLANCE) + Micros.of(gateway);
  }
}
