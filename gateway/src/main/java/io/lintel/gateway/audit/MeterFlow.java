package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the meters' class lets through, and what an index can therefore have become.
 *
 * @param most in m³/h
 */
record MeterFlow(BigDecimal most) {
  private static final int SCALE = 6;
  private static final BigDecimal MICROS_OF_AN_HOUR = BigDecimal.valueOf(3_600L * Micros.SECOND);

  /** The most that can have flowed between two moments in microseconds, in m³. */
  BigDecimal between(long from, long to) {
    return most.multiply(BigDecimal.valueOf(Math.max(0, to - from)))
        .divide(MICROS_OF_AN_HOUR, SCALE, RoundingMode.CEILING);
  }

  /** The most that can have flowed between two readings, and the digit that is not told. */
  BigDecimal most(MeterWord one, MeterWord next) {
    return between(one.time().loMicros(), next.time().hiMicros()).add(ulp(one, next));
  }

  boolean rolledOver(MeterWord one, MeterWord next) {
    BigDecimal from = one.index();
    BigDecimal to = next.index();
    return from != null && to != null && rolledOver(from, to, most(one, next));
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

  /** From the first reading to the next, in m³; zero where one tells no index. */
  static BigDecimal used(MeterWord one, MeterWord next) {
    BigDecimal from = one.index();
    BigDecimal to = next.index();
    return from == null || to == null ? BigDecimal.ZERO : to.subtract(from);
  }

  /** The last digit of the coarser telling. */
  static BigDecimal ulp(MeterWord one, MeterWord next) {
    BigDecimal from = one.index();
    BigDecimal to = next.index();
    int scale = from == null || to == null ? 0 : Math.min(from.scale(), to.scale());
    return BigDecimal.ONE.movePointLeft(Math.max(0, scale));
  }
}
