package io.lintel.gateway.audit;

import io.lintel.gateway.policy.Limit;
import java.math.BigDecimal;
import java.time.Duration;

/** The limits of the meter's rules. */
final class MeterLimits {
  static final Limit<BigDecimal> TOLERANCE =
      Limit.decimal(
          "tolerance_m3",
          "0.1",
          0,
          1_000_000,
          "how far a typed index may be off (m³)",
          "录入读数的允许误差（立方米）");

  static final Limit<BigDecimal> MAX_FLOW =
      Limit.decimal(
          "max_flow_m3h",
          "400",
          0,
          1_000_000,
          "the greatest flow of the meters' class at line conditions (m³/h)",
          "表具规格的最大工况流量（立方米/小时）");

  static final Limit<BigDecimal> MAX_CONVERSION =
      Limit.decimal(
          "max_conversion",
          "100",
          1,
          1_000,
          "the most m³ at base conditions that one at line conditions can be",
          "一立方米工况体积至多折合的标况体积（立方米）");

  static final Limit<Duration> EVENT_WITHIN =
      Limit.seconds(
          "event_within_s",
          "300",
          "how far an event may be from what explains it (seconds)",
          "事件距其解释的最远时间（秒）");

  private MeterLimits() {}
}
