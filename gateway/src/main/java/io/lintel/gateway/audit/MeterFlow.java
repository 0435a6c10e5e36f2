package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.policy.Limits;
import io.lintel.meter.reading.GasVolume.Conditions;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the meters' class lets through, and what an index can therefore have become.
 *
 * @param line the most at line conditions, in m³/h
 * @param conversion so many m³ at base conditions one at line conditions can be at most
 */
record MeterFlow(BigDecimal line, BigDecimal conversion) {
  private static final int SCALE = 6;
  private static final BigDecimal MICROS_OF_AN_HOUR = BigDecimal.valueOf(3_600L * Micros.SECOND);

  static MeterFlow of(Limits limits) {
    return new MeterFlow(limits.get(MeterLimits.MAX_FLOW), limits.get(MeterLimits.MAX_CONVERSION));
  }

  /** In m³/h. */
  BigDecimal most(Conditions at) {
    return at == Conditions.LINE ? line : line.multiply(conversion);
  }

  /** The most that can have flowed between two moments in microseconds, in m³. */
  BigDecimal between(long from, long to, Conditions at) {
    return most(at)
        .multiply(BigDecimal.valueOf(Math.max(0, to - from)))
        .divide(MICROS_OF_AN_HOUR, SCALE, RoundingMode.CEILING);
  }

  /** The most that can have flowed between two readings, and the digit that is not told. */
  BigDecimal most(MeterIndex one, MeterIndex next) {
    return between(one.time().loMicros(), next.time().hiMicros(), one.at()).add(ulp(one, next));
  }

  boolean rolledOver(MeterIndex one, MeterIndex next) {
    return rolledOver(one.cubicMetres(), next.cubicMetres(), most(one, next));
  }

  /**
   * Whether the counter began again at zero after {@code from}: what that makes of the use must be
   * possible.
   */
  static boolean rolledOver(BigDecimal from, BigDecimal to, BigDecimal most) {
    int digits = from.setScale(0, RoundingMode.DOWN).toPlainString().length();
    BigDecimal whole = BigDecimal.ONE.movePointRight(digits);
    BigDecimal used = to.subtract(from);
    return used.signum() < 0 && used.add(whole).compareTo(most) <= 0;
  }

  /** From the first reading to the next, in m³. */
  static BigDecimal used(MeterIndex one, MeterIndex next) {
    return next.cubicMetres().subtract(one.cubicMetres());
  }

  /** The last digit of the coarser telling. */
  static BigDecimal ulp(MeterIndex one, MeterIndex next) {
    return one.ulp().max(next.ulp());
  }
}
