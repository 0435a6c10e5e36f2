package io.lintel.gateway.audit;

import io.lintel.gateway.policy.Limit;
import java.time.Duration;

/** The limits that more than one of the recorder's rules ask for. */
final class RecorderLimits {
  /** Where the clause's "before entering" is drawn. */
  enum Against {
    KNOCK,
    ENTRY
  }

  static final Limit<Against> AGAINST =
      Limit.choice(
          "against",
          Against.KNOCK,
          "`knock` or `entry`: what the recording must not be later than",
          "`knock` 或 `entry`：录像不得晚于何时");

  static final Limit<Boolean> PREBUFFER_COUNTS =
      Limit.flag(
          "prebuffer_counts",
          false,
          "whether what was kept from before the button is recorded",
          "预录部分是否计入录像");

  static final Limit<Duration> DOCK =
      Limit.hours(
          "dock_h",
          "24",
          "how long after its end a recording may be docked (hours)",
          "录像结束后的采集时限（小时）");

  private RecorderLimits() {}
}
