package io.lintel.meter.modbus;

import java.time.Duration;

/**
 * What one device can bear.
 *
 * @param maxRegisters the most it answers at once, 1 to 125
 * @param maxGap the widest run of unwanted registers read along to save a request
 * @param answerWithin how long it may take to begin its answer, and to go on after a stall
 */
public record DeviceLimits(int maxRegisters, int maxGap, Duration answerWithin) {
  public static final DeviceLimits DEFAULT =
      new DeviceLimits(RegisterPlan.MOST_REGISTERS, 8, Duration.ofSeconds(1));

  public DeviceLimits {
    if (maxRegisters < 1 || maxRegisters > RegisterPlan.MOST_REGISTERS) {
      throw new IllegalArgumentException(
          "expected 1 to 125 registers a request, found " + maxRegisters);
    }
    if (maxGap < 0 || maxGap >= RegisterPlan.MOST_REGISTERS) {
      throw new IllegalArgumentException("expected a gap of 0 to 124 registers, found " + maxGap);
    }
    if (answerWithin.isNegative() || answerWithin.isZero()) {
      throw new IllegalArgumentException("expected a positive time, found " + answerWithin);
    }
  }
}
